using System.Reflection;

namespace Xnat.Typed.Tool.Accounts;

/// <summary>What the command calls itself.</summary>
internal static class ToolName
{
    /// <summary>As it is typed.</summary>
    public const string Command = "xnat-typed";

    /// <summary>Its version, with the revision that it was built from where the build said one.</summary>
    public static string Version { get; } =
        typeof(ToolName).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;

    /// <summary>In the logs of servers.</summary>
    public static string Agent { get; } = $"{Command}/{typeof(ToolName).Assembly.GetName().Version?.ToString(3)}";
}
