using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;

namespace Xnat.Typed.Model;

/// <summary>The registries that one client makes its objects by.</summary>
internal sealed class XnatTypeSet
{
    // The list of a client's options stays one and the same as long as the client lives.
    private static readonly ConditionalWeakTable<object, XnatTypeSet> Given = [];

    private readonly ConcurrentDictionary<(Type Class, string DataType), bool> related = new();
    private readonly ImmutableArray<XnatTypeRegistry>? own;

    private XnatTypeSet(ImmutableArray<XnatTypeRegistry>? own) => this.own = own;

    /// <summary>All that are known to the process, also those that are added later.</summary>
    public static XnatTypeSet OfProcess { get; } = new(null);

    /// <summary>Those of the options, or else of the process.</summary>
    /// <exception cref="InvalidOperationException">A registry was generated for another contract.</exception>
    public static XnatTypeSet Of(XnatClientOptions options) =>
        options.Models is { } models ? Given.GetValue(models, static key => Make((IReadOnlyList<IXnatModel>)key)) : OfProcess;

    /// <inheritdoc cref="XnatTypeRegistries.Create(string)"/>
    public XnatItem? Create(string dataType)
    {
        foreach (var registry in own ?? XnatTypeRegistries.All)
            if (registry.Create(dataType) is { } item) return item;
        return null;
    }

    /// <inheritdoc cref="XnatTypeRegistries.Create(XnatRecord, string)"/>
    public XnatItem Create(XnatRecord record, string nearest) => Create(record, nearest, nearest);

    /// <param name="record">What was sent.</param>
    /// <param name="nearest">Data type to fall back on.</param>
    /// <param name="otherwise">The one after it, where no class stands for that either.</param>
    public XnatItem Create(XnatRecord record, string nearest, string otherwise)
    {
        var item = (record.XsiType is null ? null : Create(record.XsiType)) ?? Create(nearest) ?? Create(otherwise)
            ?? throw new ArgumentException(
                $"No class stands for the data type '{nearest}'. Add its schema to the XnatSchema items of the project.", nameof(nearest));
        item.Attach(record, this);
        return item;
    }

    /// <summary>The object as <typeparamref name="T"/>; a type that no class stands for is taken for the declared one.</summary>
    /// <exception cref="XnatContentException">The server sent an object of a type that is known to be another.</exception>
    public T Create<T>(XnatRecord record, string rowType)
        where T : XnatItem
    {
        if (Create(record, rowType) is T item) return item;
        throw new XnatContentException(
            $"The server sent an object of {record.XsiType ?? rowType} where one of {rowType} belongs; check the address and its schemas.")
        {
            DataType = record.XsiType ?? rowType,
        };
    }

    /// <summary>The class that stands for a data type, or <see langword="null"/>.</summary>
    public Type? ClassOf(string dataType) => Create(dataType)?.GetType();

    /// <summary>
    /// Whether a data type can be that of an object of this class, or one that declares some of its fields: it derives from the object's,
    /// or the object's from it. A data type without a class may.
    /// </summary>
    public bool AreRelated(Type itemClass, string dataType) => related.GetOrAdd(
        (itemClass, dataType),
        static (pair, set) =>
            set.ClassOf(pair.DataType) is not { } other || other.IsAssignableFrom(pair.Class) || pair.Class.IsAssignableFrom(other),
        this);

    /// <summary>Forgets what is related to what: another registry is known.</summary>
    public void Forget() => related.Clear();

    private static XnatTypeSet Make(IReadOnlyList<IXnatModel> models)
    {
        var registries = models.Select(static model => model as XnatTypeRegistry
            ?? throw new InvalidOperationException(
                "One of XnatClientOptions.Models is no generated registry; give those alone."));
        ImmutableArray<XnatTypeRegistry> all = [.. registries, XnatTypedTypeRegistry.Instance];
        foreach (var registry in all) XnatTypeRegistries.RequireContract(registry);
        return new(all);
    }
}
