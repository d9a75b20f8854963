using System.Text;

namespace Xnat.Typed.Tool.Tests.Verbs;

/// <summary>An output that takes nothing: the reader of a pipe has ended, or a disk is full.</summary>
internal sealed class FailingWriter(int error) : TextWriter
{
    public const int BrokenPipe = 32;

    public const int NoSpace = 28;

    public override Encoding Encoding => Encoding.UTF8;

    public override void Write(char value) => throw new IOException("The output does not take it.", error);
}
