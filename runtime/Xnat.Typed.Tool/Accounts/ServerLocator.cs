namespace Xnat.Typed.Tool.Accounts;

/// <summary>Finds the server that a command is for.</summary>
internal static class ServerLocator
{
    /// <summary>
    /// The given address, or the server of the given name, or else <c>XNAT_HOST</c>, or else the last one that was logged in to.
    /// </summary>
    /// <exception cref="MisuseException">There is none, or it is none.</exception>
    public static ServerChoice Find(string? address, string? name, ToolEnvironment environment)
    {
        var store = ServerStore.Of(environment);
        if (!string.IsNullOrWhiteSpace(name))
        {
            if (!string.IsNullOrWhiteSpace(address)) throw new MisuseException("Give either the address of a server or its name.");
            return Of(store.Find(name));
        }

        var given = string.IsNullOrWhiteSpace(address) ? environment.Variable("XNAT_HOST") : address;
        if (!string.IsNullOrWhiteSpace(given))
        {
            var parsed = Parse(given);
            return new(parsed, store.Read().Servers.FirstOrDefault(server => Parse(server.Url) == parsed));
        }

        return store.Current() is { } current
            ? Of(current)
            : throw new MisuseException(
                "No server is named; give its address, such as https://xnat.example.org, or set XNAT_HOST, or begin with: "
                + "xnat-typed login URL");
    }

    /// <summary>The address in <c>XNAT_HOST</c>, if it holds one.</summary>
    public static Uri? OfVariable(ToolEnvironment environment) =>
        environment.Variable("XNAT_HOST") is { } host && !string.IsNullOrWhiteSpace(host) ? Parse(host) : null;

    private static ServerChoice Of(NamedServer server) => new(Parse(server.Url), server);

    private static Uri Parse(string address)
    {
        try
        {
            return ServerAddress.Parse(address);
        }
        catch (ArgumentException exception)
        {
            // Without the name of a parameter, which says nothing to whoever types a command.
            throw new MisuseException(exception.Message.Replace(" (Parameter 'address')", "", StringComparison.Ordinal));
        }
    }
}
