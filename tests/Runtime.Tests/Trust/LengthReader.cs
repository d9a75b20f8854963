namespace Xnat.Typed.Runtime.Tests.Trust;

/// <summary>A library that counts.</summary>
internal sealed class LengthReader : IXnatDicomReader<long>
{
    public ValueTask<long> ReadAsync(Stream stream, CancellationToken cancellationToken) => new(stream.Length);
}
