namespace Xnat.Typed.Runtime.Tests.Transfer.Faults;

/// <summary>One file to a path from a server that answers ranges: what broke off goes on, and no byte comes twice.</summary>
internal sealed class RangedFileCase(XnatClient client) : FileCase(client)
{
    // A byte that is another shows at the end alone: then all comes again.
    public override long? MostBytes(StrikeKind kind) => kind == StrikeKind.Flip ? 2 * Wanted.Length : Wanted.Length;
}
