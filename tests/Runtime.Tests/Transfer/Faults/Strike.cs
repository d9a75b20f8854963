namespace Xnat.Typed.Runtime.Tests.Transfer.Faults;

/// <summary>What happens once to the bytes of a transfer.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Request">Which of the requests with data it hits, from 0.</param>
/// <param name="At">After how many bytes of its body, or at which of them.</param>
internal sealed record Strike(StrikeKind Kind, int Request, long At);
