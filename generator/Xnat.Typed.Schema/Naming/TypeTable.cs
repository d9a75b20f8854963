using System;
using System.Collections.Generic;
using System.Linq;
using Xnat.Typed.Schema.Code;
using Xnat.Typed.Schema.Comparing;
using Xnat.Typed.Schema.Model;
using Xnat.Typed.Schema.Naming.Identifiers;

namespace Xnat.Typed.Schema.Naming;

/// <summary>
/// The classes of all types of a model, those of references included, and how a file writes them. Decided before any member is named.
/// </summary>
internal sealed class TypeTable
{
    private readonly Dictionary<DataTypeName, DataType> given;
    private readonly Dictionary<DataTypeName, SchemaPosition> positions = [];
    private readonly Dictionary<string, ClassName> provided;
    private readonly Dictionary<DataTypeName, ClassName> emitted;

    public TypeTable(
        ModelSelection selection, IEnumerable<ProvidedType> providedTypes, GeneratorOptions options, ICollection<Problem> problems)
    {
        var model = selection.Model;
        given = model.Types.ToDictionary(type => type.Name);
        foreach (var entry in model.Positions)
            if (!positions.ContainsKey(entry.Type)) positions.Add(entry.Type, entry.Position);
        provided = providedTypes.ToDictionary(type => type.DataType, type => ClassName.Parse(type.ClassName), StringComparer.Ordinal);
        var missing = model.Types.Where(type => !provided.ContainsKey(type.Name.XsiType)).ToArray();
        Renames = new RenameTable(model.Renames, problems);
        emitted = new ClassNamer(Renames, options, PositionOf, problems).Name(missing);
        var members = missing.SelectMany(type => type.Members).Concat(selection.Additions.SelectMany(addition => addition.Members));
        Taken = new TakenNames(emitted.Values, members);
        Enumerations = new SharedEnumerations(Taken, options.Namespace, PositionOf);
    }

    /// <summary>Names that the user chose.</summary>
    public RenameTable Renames { get; }

    /// <summary>Names that the emitted code takes.</summary>
    public TakenNames Taken { get; }

    /// <summary>The enumerations that are files of their own.</summary>
    public SharedEnumerations Enumerations { get; }

    /// <summary>Known names that a generated type takes.</summary>
    public EquatableArray<string> Shadowed => Taken.Shadowed;

    /// <summary>The types that become classes here, in the order of the model.</summary>
    public IEnumerable<DataType> Emitted => given.Values.Where(type => emitted.ContainsKey(type.Name));

    /// <summary>The class that is emitted for a type.</summary>
    public ClassName this[DataTypeName type] => emitted[type];

    /// <summary>The type if its class is emitted here.</summary>
    public DataType? FindEmitted(DataTypeName type) => emitted.ContainsKey(type) ? given[type] : null;

    /// <summary>Whether there is a class, emitted or provided.</summary>
    public bool Contains(DataTypeName type) => emitted.ContainsKey(type) || provided.ContainsKey(type.XsiType);

    /// <summary>The class as written in a file of that namespace.</summary>
    public string Write(DataTypeName type, string fromNamespace) =>
        Write(emitted.TryGetValue(type, out var name) ? name : provided[type.XsiType], fromNamespace);

    /// <summary>The class of a data type by its name in <c>xsi:type</c>, or <see langword="null"/> if there is none.</summary>
    public string? Find(string dataType, string fromNamespace)
    {
        var type = emitted.Keys.FirstOrDefault(name => name.XsiType == dataType);
        if (type is not null) return Write(type, fromNamespace);
        return provided.TryGetValue(dataType, out var name) ? Write(name, fromNamespace) : null;
    }

    public SchemaPosition? PositionOf(DataTypeName type) => positions.TryGetValue(type, out var position) ? position : null;

    /// <summary>The member by which one row of the type is told from another, if it is one simple value; or empty.</summary>
    public string KeyOf(DataTypeName type) => given.TryGetValue(type, out var found) ? found.Key : "";

    /// <summary>In full where a nested type or another namespace would come first.</summary>
    private string Write(ClassName name, string fromNamespace)
    {
        var isNear = name.Namespace == fromNamespace || (name.Namespace == KnownNames.ModelNamespace && !Taken.Contains(name.Name));
        return isNear && !Taken.ContainsNested(name.Name) ? name.Name : "global::" + name.Namespace + "." + name.Name;
    }
}
