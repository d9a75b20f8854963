using System.Collections.Immutable;

namespace Xnat.Typed.Model;

/// <summary>
/// All registries known to this process: that of the core, and those of assemblies with generated types, which are added at start.
/// </summary>
public static class XnatTypeRegistries
{
    /// <summary>
    /// What generated code and this library agree on, by number. It rises when code that was generated before does not work any more.
    /// </summary>
    public const int Contract = 1;

    private static ImmutableArray<XnatTypeRegistry> registries = [XnatTypedTypeRegistry.Instance];

    /// <summary>Adds a registry; one that is known already is passed over.</summary>
    /// <remarks>
    /// Generated code calls this before <c>Main</c>; call it yourself only where the generator does not run, as in a scripting host.
    /// </remarks>
    /// <param name="registry">The generated <c>…TypeRegistry.Instance</c>.</param>
    /// <exception cref="InvalidOperationException">
    /// Its assembly was generated for another contract: rebuild it with this version of the library.
    /// </exception>
    public static void Add(XnatTypeRegistry registry)
    {
        ArgumentNullException.ThrowIfNull(registry);
        RequireContract(registry);
        ImmutableInterlocked.Update(ref registries, static (known, added) => known.Contains(added) ? known : known.Add(added), registry);
        XnatTypeSet.OfProcess.Forget();
    }

    private static string DescribeOther(XnatTypeRegistry registry)
    {
        var library = registry.GetType().Assembly.GetName().Name;
        var runtime = typeof(XnatTypeRegistries).Assembly.GetName();
        var newer = registry.Contract > Contract ? $", or use the newer {runtime.Name} that it was built with" : "";
        return $"'{library}' holds code that was generated for contract {registry.Contract} of {runtime.Name}; "
            + $"{runtime.Name} {runtime.Version?.ToString(3)}, which is loaded, has contract {Contract}. Rebuild '{library}' with "
            + $"it{newer}.";
    }

    /// <summary>A new object for what the server sent, of the class of its data type, or else of <paramref name="nearest"/>.</summary>
    /// <param name="record">What was sent.</param>
    /// <param name="nearest">Data type to fall back on: what the schema declares where the object stands.</param>
    /// <exception cref="ArgumentException">No class stands for <paramref name="nearest"/>.</exception>
    public static XnatItem Create(XnatRecord record, string nearest)
    {
        ArgumentNullException.ThrowIfNull(record);
        return XnatTypeSet.OfProcess.Create(record, nearest);
    }

    /// <summary>A new, empty object of that data type, or <see langword="null"/> if no class stands for it.</summary>
    /// <param name="dataType">Data type as in <c>xsi:type</c>.</param>
    public static XnatItem? Create(string dataType) => XnatTypeSet.OfProcess.Create(dataType);

    /// <summary>The class that stands for a data type, or <see langword="null"/>.</summary>
    internal static Type? ClassOf(string dataType) => XnatTypeSet.OfProcess.ClassOf(dataType);

    /// <summary>In the order in which they are asked.</summary>
    internal static ImmutableArray<XnatTypeRegistry> All => registries;

    internal static void RequireContract(XnatTypeRegistry registry)
    {
        if (registry.Contract != Contract) throw new InvalidOperationException(DescribeOther(registry));
    }
}
