using Xnat.Typed.Model;

namespace Xnat.Typed;

/// <summary>Which custom variables a project declares. Undeclared ones work all the same; the web pages just do not show them.</summary>
public static class VariableDefinitionExtensions
{
    private const string Route = "PUT /data/projects/{project}/protocols/{protocol}";

    /// <summary>
    /// The custom variables that the project declares for a data type, asked for now; in the order of the project's document.
    /// </summary>
    /// <typeparam name="T">Class of the objects; derived types have declarations of their own.</typeparam>
    /// <param name="project">A project from the server.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The groups that have variables; none if the project declares none.</returns>
    public static Task<IReadOnlyList<XnatVariableGroup>> VariableDefinitionsAsync<T>(
        this ProjectData project, CancellationToken cancellationToken = default)
        where T : XnatObject, IXnatVariableOwner, IXnatType<T> => VariableDefinitionsAsync(project, T.XsiType, cancellationToken);

    /// <inheritdoc cref="VariableDefinitionsAsync{T}" path="/*[not(self::param)]"/>
    /// <param name="project">A project from the server.</param>
    /// <param name="dataType">The data type: <c>xnat:mrSessionData</c>.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public static async Task<IReadOnlyList<XnatVariableGroup>> VariableDefinitionsAsync(
        this ProjectData project, string dataType, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(project);
        ArgumentException.ThrowIfNullOrWhiteSpace(dataType);
        return VariableDocument.Of(await ItemReading.ReadAgainAsync(project, cancellationToken).ConfigureAwait(false), dataType).Groups();
    }

    /// <summary>
    /// Makes the project declare these custom variables for a data type and no others, and reads them back. Values that objects have stay,
    /// whatever is declared.
    /// </summary>
    /// <typeparam name="T">Class of the objects.</typeparam>
    /// <param name="project">A project from the server.</param>
    /// <param name="groups">All groups: what is not among them is declared no longer.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="ArgumentException">
    /// Two groups or variables have one name, or XNAT cannot address or hold a name or value. Nothing was sent.
    /// </exception>
    /// <exception cref="XnatContentException">The server did not keep all of it.</exception>
    public static Task SetVariableDefinitionsAsync<T>(
        this ProjectData project, IReadOnlyList<XnatVariableGroup> groups, CancellationToken cancellationToken = default)
        where T : XnatObject, IXnatVariableOwner, IXnatType<T> =>
        SetVariableDefinitionsAsync(project, T.XsiType, groups, cancellationToken);

    /// <inheritdoc cref="SetVariableDefinitionsAsync{T}" path="/*[not(self::param)]"/>
    /// <param name="project">A project from the server.</param>
    /// <param name="dataType">The data type.</param>
    /// <param name="groups">All groups.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public static async Task SetVariableDefinitionsAsync(
        this ProjectData project,
        string dataType,
        IReadOnlyList<XnatVariableGroup> groups,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(project);
        ArgumentException.ThrowIfNullOrWhiteSpace(dataType);
        ArgumentNullException.ThrowIfNull(groups);
        Refuse(groups);
        var location = ItemReading.LocationOf(project);
        var id = location.Address[(location.Address.LastIndexOf('/') + 1)..];
        var document = VariableDocument.Of(await ItemReading.ReadAgainAsync(project, cancellationToken).ConfigureAwait(false), dataType);
        var protocol = document.Protocol is { } known && ItemAddress.Named(known, "ID") is { } named
            ? named
            : $"{id}_{dataType.Replace(':', '_')}";
        using var body = new ByteArrayContent(document.With(protocol, groups)) { Headers = { ContentType = new("text/xml") } };
        await location.Connection.DoAsync(
            token => location.Connection.Administration.Projects.PutProtocolAsync(id, protocol, body, dataType, token),
            cancellationToken).ConfigureAwait(false);
        var kept = await VariableDefinitionsAsync(project, dataType, cancellationToken).ConfigureAwait(false);
        var isKept = kept.OrderBy(static group => group.Id, StringComparer.Ordinal).SequenceEqual(
            groups.Where(static group => group.Variables.Count > 0).OrderBy(static group => group.Id, StringComparer.Ordinal));
        await Confirmation.RequireAsync(
            location.Connection, isKept, Route, "Compare what the project declares now.", cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// The custom variables of an object, to be read by type and set as its project allows. Two requests: the object and its project.
    /// </summary>
    /// <param name="item">A project, subject or experiment from the server.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="XnatContentException">The object came without its project.</exception>
    public static async Task<XnatVariables> VariablesAsync(
        this IXnatVariableOwner item, CancellationToken cancellationToken = default)
    {
        var owner = FieldExtensions.OwnerOf(item);
        var document = await ItemReading.ReadAgainAsync(owner, cancellationToken).ConfigureAwait(false);
        var project = document;
        if (owner is not ProjectData)
        {
            var id = ItemAddress.Named(document, "project")
                ?? throw new XnatContentException("The object came without its project; look at the answer through xnat.Http.")
                {
                    DataType = owner.XsiType,
                    Field = "project",
                };
            project = await ItemReading.ReadByIdAsync(
                ItemReading.LocationOf(owner).Connection, ItemAddress.Below("projects", id), cancellationToken).ConfigureAwait(false);
        }

        var groups = VariableDocument.Of(project, owner.XsiType).Groups();
        return new(owner, groups.SelectMany(static group => group.Variables), XnatFields.Of(document));
    }

    private static void Refuse(IReadOnlyList<XnatVariableGroup> groups)
    {
        foreach (var group in groups)
        {
            RefuseText(group.Id, StorableCheck.WhyNoKey(group.Id) ?? (group.Id.Length == 0 ? "it is empty" : null));
            RefuseText(group.Description ?? "");
        }

        foreach (var variable in groups.SelectMany(static group => group.Variables))
        {
            RefuseText(variable.Name, string.IsNullOrWhiteSpace(variable.Name) ? "it is empty" : StorableCheck.WhyNoKey(variable.Name));
            if (!Enum.IsDefined(variable.Kind))
                throw new ArgumentException("A variable is of a kind that XNAT does not know.", nameof(groups));
            foreach (var value in variable.PossibleValues) RefuseText(value);
        }

        var names = groups.SelectMany(static group => group.Variables).Select(static variable => variable.Name).ToList();
        if (names.Distinct(StringComparer.Ordinal).Count() < names.Count
            || groups.DistinctBy(static group => group.Id, StringComparer.Ordinal).Count() < groups.Count)
            throw new ArgumentException("Two groups, or two variables of a data type, have one name.", nameof(groups));

        void RefuseText(string text, string? why = null)
        {
            // XNAT keeps a document's texts as they are, and shows them as if they had been escaped.
            why ??= XnatText.WhyNotStorable(text) ?? (XnatText.HasEntity(text) ? "it has an entity of XML in it" : null);
            if (why is not null) throw new ArgumentException($"A name, description or value cannot be sent: {why}.", nameof(groups));
        }
    }
}
