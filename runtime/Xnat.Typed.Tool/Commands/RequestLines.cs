using Xnat.Typed.Server;
using Xnat.Typed.Tool.Output;

namespace Xnat.Typed.Tool.Commands;

/// <summary>Prints requests as they are answered, a line each.</summary>
internal sealed class RequestLines(TextWriter output)
{
    private readonly Lock gate = new();

    public void Add(RecordedRequest request)
    {
        lock (gate)
        {
            output.WriteLine(PlainText.Of(request.ToString()));
            output.Flush();
        }
    }
}
