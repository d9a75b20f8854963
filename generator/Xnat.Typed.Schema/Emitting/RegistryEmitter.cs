using System;
using System.Globalization;
using System.Linq;
using System.Text;
using Xnat.Typed.Schema.Code;
using Xnat.Typed.Schema.Naming.Identifiers;

namespace Xnat.Typed.Schema.Emitting;

/// <summary>Writes the class that makes objects by data type, and what other assemblies need to know of this one.</summary>
internal static class RegistryEmitter
{
    /// <summary>
    /// What the emitted code expects of the runtime, by number: that of <c>XnatTypeRegistries.Contract</c>. Both are raised together, when
    /// code that was emitted before would not work with the new runtime.
    /// </summary>
    private const string Contract = "1";

    private const string Global = "global::";

    public static string Emit(GeneratedRegistry registry)
    {
        var writer = new SourceWriter(registry.Shadowed);
        writer.Lines($"""
            /// <summary>Makes the objects of this assembly by the data type that the server names.</summary>
            {FileHeader.Attribution(writer)}
            [{writer.Known("EditorBrowsable")}({writer.Known("EditorBrowsableState")}.Never)]
            public sealed class {registry.Name} : {writer.Known("XnatTypeRegistry")}
            """);
        writer.Open();
        writer.Lines($$"""
            private {{registry.Name}}() { }

            /// <summary>The one instance.</summary>
            public static {{registry.Name}} Instance { get; } = new();

            /// <inheritdoc/>
            public override int Contract => {{Contract}};
            """);
        if (registry.RegistersItself) WriteInitializer(writer);
        WriteCreate(writer, registry);
        writer.Close();
        const string Origin = "All data types of this assembly, for the runtime and for assemblies that build on it.";
        return FileHeader.Above(writer, Origin, registry.Namespace, Attributes(registry));
    }

    private static string Attributes(GeneratedRegistry registry)
    {
        var types = registry.Entries.Where(entry => entry.IsProvided).Select(entry => Attribute(registry, entry));
        var name = Literal.String(registry.Namespace + "." + registry.Name);
        var provider = $"[assembly: global::Xnat.Typed.Model.XnatProvidedRegistry({name})]\n";
        return (registry.RegistersItself ? provider : "") + string.Concat(types);
    }

    private static string Attribute(GeneratedRegistry registry, RegistryEntry entry)
    {
        var isGlobal = entry.TypeName.StartsWith(Global, StringComparison.Ordinal);
        var fullName = isGlobal ? entry.TypeName.Substring(Global.Length) : registry.Namespace + "." + entry.TypeName;
        string[] arguments = [entry.DataType, fullName, entry.Base, entry.Members];
        return "[assembly: global::Xnat.Typed.Model.XnatProvidedType(" + string.Join(", ", arguments.Select(Literal.String)) + ")]\n";
    }

    private static void WriteInitializer(SourceWriter writer) => writer.Lines($"""

        [{writer.Known("ModuleInitializer")}]
        internal static void Register() => {writer.Known("XnatTypeRegistries")}.Add(Instance);
        """);

    /// <summary>Each arm calls a small method: with the constructors in the arms, the first call would load every type.</summary>
    private static void WriteCreate(SourceWriter writer, GeneratedRegistry registry)
    {
        var item = writer.Known("XnatItem");
        var methods = registry.Entries.Select(Method).ToArray();
        var arms = registry.Entries.Select((entry, number) => $"    {Literal.String(entry.DataType)} => {methods[number]}(),\n");
        writer.Lines($$"""

            /// <inheritdoc/>
            public override {{item}}? Create(string dataType) => dataType switch
            {
            {{string.Concat(arms)}}    _ => null,
            };

            """);
        foreach (var (entry, method) in registry.Entries.Zip(methods, (entry, method) => (entry, method)))
            writer.Line($"private static {item} {method}() => new {entry.TypeName}();");
    }

    /// <summary>
    /// Class names are unique and hold no underscore, so the method's name is unique too. What is nested deeply would have one that is
    /// longer than metadata can hold (CS7013): it is called by its own name and its place in the list.
    /// </summary>
    private static string Method(RegistryEntry entry, int number)
    {
        var name = entry.TypeName.Replace(Global, "").Replace('.', '_');
        return Encoding.UTF8.GetByteCount(name) <= Identifier.GreatestBytes
            ? "New" + name
            : $"New{name.Substring(name.LastIndexOf('_') + 1)}_Type{number.ToString(CultureInfo.InvariantCulture)}";
    }
}
