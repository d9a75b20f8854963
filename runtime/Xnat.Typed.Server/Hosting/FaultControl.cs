using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Xnat.Typed.Server.Errors;
using Xnat.Typed.Server.Http;
using Xnat.Typed.Server.Routing;

namespace Xnat.Typed.Server;

/// <summary>
/// Faults from outside: a header for one request, and <c>/xnat-typed/faults</c>.
/// Neither asks for credentials, which may be what is to fail.
/// </summary>
internal sealed class FaultControl(XnatServerFaults faults) : IFaultRoutes
{
    private const string Header = "X-Xnat-Fault";

    /// <summary>The faults that a request brings for itself.</summary>
    /// <exception cref="RestException">400: the header names no fault.</exception>
    public static IReadOnlyList<Fault> Of(XnatRequest request)
    {
        var text = request.Context.Request.Headers[Header].ToString();
        if (text.Length == 0) return [];
        var own = Read(() => FaultText.Parse(text));
        if (own.FirstOrDefault(fault => fault.IsOfPrearchive) is { } lasting)
            throw RestException.BadRequest(
                $"'{FaultText.Write(lasting).Split('=')[0]}' outlasts a request: POST it to /xnat-typed/faults instead of the header "
                + $"{Header}.");
        return own;
    }

    public Answer List(XnatRequest request) => List();

    /// <summary>Adds a fault: <c>fault</c>, <c>path</c>, <c>times</c>, <c>after</c>.</summary>
    public async Task<Answer> AddAsync(XnatRequest request, CancellationToken cancellationToken)
    {
        await request.ReadFormAsync(cancellationToken).ConfigureAwait(false);
        var parameters = request.Parameters;
        var text = parameters["fault"] ?? throw RestException.BadRequest($"The parameter 'fault' is missing. Known are {FaultText.Known}.");
        var (times, after) = (Number(parameters, "times", int.MaxValue, least: 1), Number(parameters, "after", 0, least: 0));
        Read(() =>
        {
            faults.Add(text, parameters["path"] ?? "/", times, after);
            return true;
        });
        return List();
    }

    public Answer Clear(XnatRequest request)
    {
        faults.Clear();
        return List();
    }

    private Answer List()
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartArray();
            foreach (var standing in faults.Standing)
            {
                writer.WriteStartObject();
                writer.WriteString("fault", FaultText.Write(standing.Fault));
                writer.WriteString("path", standing.PathPrefix);
                if (standing.Times != int.MaxValue) writer.WriteNumber("times", standing.Times);
                if (standing.After > 0) writer.WriteNumber("after", standing.After);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
        }

        return Answer.Json(Encoding.UTF8.GetString(buffer.WrittenSpan));
    }

    private static int Number(ParameterList parameters, string name, int otherwise, int least)
    {
        if (parameters[name] is not { } text) return otherwise;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least
            ? number
            : throw RestException.BadRequest(string.Create(
                CultureInfo.InvariantCulture, $"The parameter '{name}' takes a number from {least} on."));
    }

    private static T Read<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (FormatException exception)
        {
            throw RestException.BadRequest(exception.Message);
        }
    }
}
