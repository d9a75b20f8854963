using Xnat.Typed.Server.Errors;

namespace Xnat.Typed.Server.Files;

/// <summary>
/// What no name has, of files as well as of objects: steps out of a folder, and characters that steer a terminal or end a path. XNAT's
/// firewall refuses them in addresses; whatever else brings a name is held to the same rule.
/// </summary>
internal static class SafeName
{
    /// <returns>The name, or path of names.</returns>
    /// <exception cref="RestException">400: it can be none.</exception>
    public static string Demand(string name) => !name.Any(char.IsControl) && !name.Replace('\\', '/').Split('/').Contains("..")
        ? name
        : throw RestException.BadRequest("A name has neither steps such as '..' nor control characters.");
}
