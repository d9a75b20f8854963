namespace Xnat.Typed.Tool.Accounts;

/// <summary>What the command calls itself in the logs of servers.</summary>
internal static class ToolName
{
    public static string Agent { get; } = $"xnat-typed/{typeof(ToolName).Assembly.GetName().Version?.ToString(3)}";
}
