namespace Xnat.Typed.Server.Tests.Endpoints.Hostile;

/// <summary>A body that no client in its right mind sends.</summary>
/// <param name="Name">What is wrong with it.</param>
/// <param name="Type">The content type, as it is sent; <see langword="null"/> for none.</param>
/// <param name="Bytes">What is sent.</param>
internal sealed record HostileBody(string Name, string? Type, byte[] Bytes)
{
    public HttpContent Content()
    {
        var content = new ByteArrayContent(Bytes);
        if (Type is not null) content.Headers.TryAddWithoutValidation("Content-Type", Type);
        return content;
    }
}
