using Xnat.Typed.Model;

namespace Xnat.Typed;

/// <summary>Custom variables in criteria: <c>XnatVariable.Number("brain_volume") &gt; 1200</c>.</summary>
/// <remarks>As in <see cref="XnatQueryTerms"/>: names without regard to case, and what is not of the type counts as empty.</remarks>
public static class XnatVariable
{
    /// <summary>The text of a variable.</summary>
    /// <param name="name">Its name.</param>
    /// <exception cref="ArgumentException">XNAT cannot address a variable of that name.</exception>
    public static XnatVariableField<string?> Text(string name) => new(Checked(name));

    /// <summary>A variable as a number.</summary>
    /// <inheritdoc cref="Text"/>
    public static XnatVariableField<double?> Number(string name) => new(Checked(name));

    /// <summary>A variable as a day.</summary>
    /// <inheritdoc cref="Text"/>
    public static XnatVariableField<DateOnly?> Date(string name) => new(Checked(name));

    /// <summary>A variable as a truth value: <c>true</c>, <c>false</c>, <c>1</c> and <c>0</c>.</summary>
    /// <inheritdoc cref="Text"/>
    public static XnatVariableField<bool?> Flag(string name) => new(Checked(name));

    /// <summary>The name, if the server can find a variable by it.</summary>
    internal static string Checked(string name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        return StorableCheck.WhyNoKey(name) is { } why
            ? throw new ArgumentException($"A custom variable cannot be called so: {why}.", nameof(name))
            : name;
    }
}
