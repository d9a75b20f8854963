using Xnat.Typed.Schema.Binding;
using Xnat.Typed.Schema.Code;
using Xnat.Typed.Schema.Model;
using Xnat.Typed.Schema.Naming;
using Xnat.Typed.Schema.Reading.Components;
using Xnat.Typed.Tool.Files;

namespace Xnat.Typed.Tool.Pages;

/// <summary>Puts together what the schemas say of the types and what the generator calls them.</summary>
internal sealed class ModelDescriber
{
    private const string Folder = "types";

    private readonly List<DataType> types = [];
    private readonly Dictionary<DataTypeName, DataType> byName = [];
    private readonly Dictionary<DataTypeName, GeneratedClass> classes = [];
    private readonly ILookup<DataTypeName, DataType> extensions;
    private readonly Dictionary<DataTypeName, SortedSet<string>> users = [];
    private readonly SafeNames pages = new();

    private ModelDescriber(DataModel model, GeneratedCode code)
    {
        foreach (var type in model.Types) AddWithRows(type);
        foreach (var generated in code.Types) AddClass(generated);
        extensions = model.Types.Where(static type => type.Base is not null).ToLookup(static type => type.Base!);
        foreach (var type in types) AddUses(type, type.Members);
    }

    /// <param name="documents">The schemas.</param>
    /// <param name="title">What they are of.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public static DescribedModel Describe(IEnumerable<SchemaDocument> documents, string title, CancellationToken cancellationToken)
    {
        var model = Binder.Bind(documents.ToEquatable(), cancellationToken);
        // As the one that provides the core types: then each type has a name, whichever project has the class.
        var options = new GeneratorOptions("Xnat", "Xnat", IsCore: true);
        var code = CodeNamer.Name(model, EquatableArray<ProvidedType>.Empty, options, cancellationToken);
        var describer = new ModelDescriber(model, code);
        return new(title, [.. describer.types.Select(describer.Describe)]);
    }

    private void AddWithRows(DataType type)
    {
        if (!byName.TryAdd(type.Name, type)) return;
        types.Add(type);
        AddRows(type.Members);
    }

    private void AddRows(IEnumerable<Member> members)
    {
        foreach (var member in members)
        {
            if (member.Row is { } row) AddWithRows(row);
            AddRows(member.Members);
        }
    }

    private void AddClass(GeneratedClass generated)
    {
        classes.TryAdd(generated.DataType, generated);
        AddNested(generated.Members);
    }

    private void AddNested(IEnumerable<GeneratedMember> members)
    {
        foreach (var member in members)
        {
            if (member.Row is { } row) AddClass(row);
            AddNested(member.Members);
        }
    }

    private void AddUses(DataType user, IEnumerable<Member> members)
    {
        foreach (var member in members)
        {
            if ((member.Target ?? member.Row?.Name) is { } used)
            {
                if (!users.TryGetValue(used, out var all)) users.Add(used, all = new(StringComparer.Ordinal));
                all.Add(user.Name.XsiType);
            }

            AddUses(user, member.Members);
        }
    }

    private DescribedType Describe(DataType type)
    {
        var (kind, address) = TypeKinds.Of(LineOf(type).Select(static name => name.XsiType));
        var generated = classes.GetValueOrDefault(type.Name);
        return new(type.Name.XsiType, type.Name.Namespace, kind, pages.Add(Folder, type.Name.XsiType.Replace(':', '-'), ".html"))
        {
            Class = generated?.Name,
            Base = type.Base?.XsiType,
            IsAbstract = type.IsAbstract,
            Documentation = type.Documentation,
            Schema = type.SchemaFile,
            RootElement = type.RootElement,
            Address = type.IsAbstract ? null : address,
            ExtendedBy = [.. extensions[type.Name].Select(static extension => extension.Name.XsiType).Order(StringComparer.Ordinal)],
            UsedBy = users.TryGetValue(type.Name, out var usedBy) ? [.. usedBy] : [],
            Members = [.. new MemberDescriber(type, generated).Describe()],
        };
    }

    /// <summary>The type and its bases; a schema may name one that is not there, or go round in a circle.</summary>
    private IEnumerable<DataTypeName> LineOf(DataType type)
    {
        var seen = new HashSet<DataTypeName>();
        for (var name = type.Name; name is not null && seen.Add(name); name = byName.GetValueOrDefault(name)?.Base) yield return name;
    }
}
