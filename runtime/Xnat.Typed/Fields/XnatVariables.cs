using Xnat.Typed.Model;

namespace Xnat.Typed;

/// <summary>
/// The custom variables of one object together with what its project declares, as both were when they were asked for. Values are checked
/// when they are set, and sent by <see cref="SaveAsync"/>, all by one request.
/// </summary>
/// <remarks>Not safe for several threads. Undeclared variables are read here and set by <c>SetFieldAsync</c>.</remarks>
public sealed class XnatVariables
{
    private readonly XnatObject owner;
    private readonly Dictionary<string, XnatVariableDefinition> declared;
    private readonly Dictionary<string, string?> changes = new(StringComparer.Ordinal);
    private XnatFields values;

    internal XnatVariables(XnatObject owner, IEnumerable<XnatVariableDefinition> declared, XnatFields values)
    {
        this.owner = owner;
        this.values = values;
        this.declared = new(StringComparer.Ordinal);
        foreach (var variable in declared) this.declared.TryAdd(variable.Name, variable);
    }

    /// <summary>What the project declares for the data type of the object.</summary>
    public IReadOnlyCollection<XnatVariableDefinition> Definitions => declared.Values;

    /// <summary>Whether something was set that was not saved.</summary>
    public bool HasChanges => changes.Count > 0;

    /// <summary>The text of a variable, as set here or else as the server has it; <see langword="null"/> if it has none.</summary>
    /// <param name="name">Its name; capital letters matter.</param>
    public string? this[string name] =>
        changes.TryGetValue(name, out var changed) ? changed : values.TryGetValue(name, out var text) ? text : null;

    /// <summary>The value of a variable; <see langword="null"/> if it has none.</summary>
    /// <typeparam name="T">A number, a truth value, a day.</typeparam>
    /// <param name="name">Its name.</param>
    /// <exception cref="XnatContentException">
    /// The text is no such value. XNAT stores any, whatever is declared; read it by the indexer, and correct it on the server.
    /// </exception>
    public T? Get<T>(string name)
        where T : struct => VariableText.Parse<T>(this[name], owner);

    /// <summary>Sets a variable, to be sent by <see cref="SaveAsync"/>.</summary>
    /// <param name="name">The name of a declared variable.</param>
    /// <param name="value">The text, or <see langword="null"/> to clear it.</param>
    /// <exception cref="ArgumentException">
    /// The project does not declare it, or does not allow the value, or XNAT cannot hold it. Nothing is set then.
    /// </exception>
    public void Set(string name, string? value)
    {
        FieldWriting.RefuseName(name);
        if (!declared.TryGetValue(name, out var variable))
            throw new ArgumentException(
                "The project declares no custom variable of that name for this data type; Definitions lists them. SetFieldAsync sets " +
                "undeclared ones too.", nameof(name));
        if (value is not null)
        {
            FieldWriting.RefuseText(value, nameof(value));
            if (variable.WhyRefused(value) is { } why)
                throw new ArgumentException($"The custom variable cannot have this value: {why}.", nameof(value));
        }

        changes[name] = value;
    }

    /// <summary>The same with a number, a truth value or a day, written without regard to the culture of this machine.</summary>
    /// <typeparam name="T">Type of the value.</typeparam>
    /// <inheritdoc cref="Set(string, string?)" path="/*[not(self::typeparam)]"/>
    public void Set<T>(string name, T value)
        where T : struct => Set(name, XnatValue.Format(value));

    /// <summary>Sends what was set, and reads it back. Does nothing if nothing was set.</summary>
    /// <param name="reason">Why, for sites that demand a reason; <see langword="null"/> for what the client's options say.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="XnatConflictException">The object was reached through a project that does not own it. Nothing was sent.</exception>
    /// <exception cref="XnatContentException">The server did not keep all of it.</exception>
    public async Task SaveAsync(string? reason = null, CancellationToken cancellationToken = default)
    {
        if (!HasChanges) return;
        values = await FieldWriting.PutAsync(owner, changes, reason, cancellationToken).ConfigureAwait(false);
        changes.Clear();
    }

    /// <summary>How many are declared; never their values.</summary>
    public override string ToString() => $"XnatVariables of {declared.Count} definitions";
}
