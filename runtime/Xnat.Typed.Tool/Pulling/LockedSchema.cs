namespace Xnat.Typed.Tool.Pulling;

/// <summary>One schema in the lock file.</summary>
/// <param name="Name">Name on the server.</param>
/// <param name="File">Path of the file beside the lock, with slashes.</param>
/// <param name="Source">Address that it came from, relative to the server.</param>
/// <param name="Sha256">Hash of the file, in small hexadecimal digits.</param>
internal sealed record LockedSchema(string Name, string File, string Source, string Sha256);
