namespace Xnat.Typed.Tool.Parity;

/// <summary>The given server does not answer, or has ceased to.</summary>
internal sealed class UnreachableException()
    : Exception("The server does not answer; check the address and the network, and try again.");
