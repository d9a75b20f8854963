namespace Xnat.Typed;

/// <summary>Says why an archive is not taken.</summary>
/// <param name="route">Where it came from.</param>
internal sealed class ZipRefusal(string route)
{
    public string Route => route;

    public XnatContentException Broken(Exception? cause = null) =>
        new($"The archive from {route} is cut or broken; nothing was kept. Try again, and look at the server's logs if it stays so.", cause)
        {
            Route = route,
        };

    /// <summary>The archive can be read and must not be trusted.</summary>
    public XnatContentException Refused(string what) =>
        new($"The archive from {route} {what}; nothing was kept. Tell the server's administrator: XNAT makes no such archives.")
        {
            Route = route,
        };

    public void Require(bool condition, string what)
    {
        if (!condition) throw Refused(what);
    }
}
