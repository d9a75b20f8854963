using System;
using System.Collections.Generic;
using System.Linq;
using Xnat.Typed.Schema.Code;
using Xnat.Typed.Schema.Comparing;
using Xnat.Typed.Schema.Model;
using Xnat.Typed.Schema.Naming.Identifiers;

namespace Xnat.Typed.Schema.Naming;

/// <summary>
/// The classes and shared enumerations of a model, those of references included. Decided before any member is named.
/// </summary>
internal sealed class TypeTable
{
    private readonly Dictionary<DataTypeName, DataType> given;
    private readonly Dictionary<DataTypeName, SchemaPosition> positions = [];
    private readonly Dictionary<string, ClassName> provided;
    private readonly ProvidedIndex index;
    private readonly Dictionary<DataTypeName, ClassName> emitted = [];
    private readonly Dictionary<DataTypeName, ClassName> enumerations = [];
    private readonly HashSet<string> typeNames;

    /// <param name="selection">The model.</param>
    /// <param name="index">What references provide.</param>
    /// <param name="provided">Its classes, by data type.</param>
    /// <param name="namespaces">Where the code goes.</param>
    /// <param name="problems">Takes what is to be said.</param>
    public TypeTable(
        ModelSelection selection,
        ProvidedIndex index,
        Dictionary<string, ClassName> provided,
        CSharpNamespaces namespaces,
        ICollection<Problem> problems)
    {
        this.index = index;
        var model = selection.Model;
        given = model.Types.ToDictionary(type => type.Name);
        foreach (var entry in model.Positions)
            if (!positions.ContainsKey(entry.Type)) positions.Add(entry.Type, entry.Position);
        this.provided = provided;
        Renames = new RenameTable(model.Renames, problems);
        Extensions = new ExtensionStems(selection.Additions, namespaces.Of, PositionOf, problems);
        var missing = model.Types.Where(type => !provided.ContainsKey(type.Name.XsiType)).ToArray();
        var members = missing.SelectMany(type => type.Members).Concat(selection.Additions.SelectMany(addition => addition.Members));
        var candidates = missing.Select(type => Candidate(type.Name, namespaces.Of(type), false)).Concat(SharedEnumerations.In(members)
            .Select(type => Candidate(type, namespaces.Default, true))).ToArray();
        var claimed = new ClaimedNames(provided.Values, namespaces.Tree, Extensions.Classes());
        foreach (var named in new TypeNamer(claimed.Of, PositionOf, problems).Name(candidates))
            (named.Key.IsEnumeration ? enumerations : emitted).Add(named.Key.Type, named.Value);
        typeNames = new HashSet<string>(Classes.Select(name => name.Name), StringComparer.Ordinal);
    }

    /// <summary>Names that the user chose.</summary>
    public RenameTable Renames { get; }

    /// <summary>Names of classes for what is added to classes of references.</summary>
    public ExtensionStems Extensions { get; }

    /// <summary>All types that there are, emitted or provided.</summary>
    public IEnumerable<ClassName> Classes => emitted.Values.Concat(enumerations.Values).Concat(provided.Values);

    /// <summary>The types that become classes here, in the order of the model.</summary>
    public IEnumerable<DataType> Emitted => given.Values.Where(type => emitted.ContainsKey(type.Name));

    /// <summary>The class that is emitted for a type.</summary>
    public ClassName this[DataTypeName type] => emitted[type];

    /// <summary>Whether an emitted type is called so.</summary>
    public bool IsEmitted(ClassName name) => emitted.ContainsValue(name) || enumerations.ContainsValue(name);

    /// <summary>Whether anything that is written by its short name is called so.</summary>
    public bool IsTypeName(string name) => typeNames.Contains(name) || KnownNames.Hides(name);

    /// <summary>The type if its class is emitted here.</summary>
    public DataType? FindEmitted(DataTypeName type) => emitted.ContainsKey(type) ? given[type] : null;

    /// <summary>Whether there is a class, emitted or provided.</summary>
    public bool Contains(DataTypeName type) => emitted.ContainsKey(type) || provided.ContainsKey(type.XsiType);

    /// <summary>The class of a type, emitted or provided.</summary>
    public ClassName ClassOf(DataTypeName type) => emitted.TryGetValue(type, out var name) ? name : provided[type.XsiType];

    /// <summary>The emitted type of a shared enumeration.</summary>
    public ClassName EnumerationOf(DataTypeName type) => enumerations[type];

    /// <summary>The class of a data type by its name in <c>xsi:type</c>, or <see langword="null"/> if there is none.</summary>
    public ClassName? Find(string dataType)
    {
        var type = emitted.Keys.FirstOrDefault(name => name.XsiType == dataType);
        return type is not null ? emitted[type] : provided.TryGetValue(dataType, out var name) ? name : null;
    }

    public SchemaPosition? PositionOf(DataTypeName type) => positions.TryGetValue(type, out var position) ? position : null;

    /// <summary>
    /// The member by which one row of the type is told from another, if it is one simple value; or empty. Of a provided class it is what
    /// its assembly says, whether a schema of it is given too or not.
    /// </summary>
    public string KeyOf(DataTypeName type) =>
        index.Find(type.XsiType) is { ClassName.Length: > 0 } found ? found.Key : given.TryGetValue(type, out var own) ? own.Key : "";

    private TypeCandidate Candidate(DataTypeName type, string @namespace, bool isEnumeration)
    {
        var chosen = Renames.Find(type.XsiType);
        return new TypeCandidate(
            type, new ClassName(@namespace, chosen ?? Identifier.FromName(type.LocalName)), chosen is not null, isEnumeration);
    }
}
