namespace Xnat.Typed.Tool.Accounts;

/// <summary>Finds the server that a command is for.</summary>
internal static class ServerLocator
{
    /// <summary>The given address, or else <c>XNAT_HOST</c>.</summary>
    /// <exception cref="MisuseException">There is none, or it is none.</exception>
    public static Uri Find(string? address, ToolEnvironment environment)
    {
        var given = string.IsNullOrWhiteSpace(address) ? environment.Variable("XNAT_HOST") : address;
        if (string.IsNullOrWhiteSpace(given))
            throw new MisuseException("No server is named; give its address, such as https://xnat.example.org, or set XNAT_HOST.");
        return Parse(given);
    }

    /// <summary>The address in <c>XNAT_HOST</c>, if it holds one.</summary>
    public static Uri? OfVariable(ToolEnvironment environment) =>
        environment.Variable("XNAT_HOST") is { } host && !string.IsNullOrWhiteSpace(host) ? Parse(host) : null;

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
