namespace Xnat.Typed.Server.Persistence.States;

/// <summary>One file in a file of state.</summary>
/// <param name="Name">Its name in the archive.</param>
/// <param name="Length">Its bytes.</param>
/// <param name="Sha256">Their digest, in lower-case hexadecimal digits.</param>
internal sealed record StateEntry(string Name, long Length, string Sha256);
