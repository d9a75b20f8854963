using System.Collections.Generic;
using System.Linq;
using Xnat.Typed.Schema.Binding;
using Xnat.Typed.Schema.Model;

namespace Xnat.Typed.Schema.Naming;

/// <summary>
/// Decides of which kind the emitted classes are: objects with an address of their own on the server, or rows. What derives from the class
/// of a reference is what that class is.
/// </summary>
internal sealed class ClassKinds
{
    /// <summary>The runtime's class above all rows.</summary>
    public const string Row = "XnatRow";

    private const string Object = "XnatObject";

    private readonly IReadOnlyDictionary<DataTypeName, DataType> emitted;
    private readonly HashSet<DataTypeName> objects;

    /// <param name="emitted">The types that become classes of this project.</param>
    public ClassKinds(IReadOnlyDictionary<DataTypeName, DataType> emitted)
    {
        this.emitted = emitted;
        // A class has one base, so what is above an object is one too.
        objects = [.. emitted.Keys.Where(name => RestResources.IsObject(name.XsiType)).Select(TopOf)];
    }

    /// <summary>The runtime's class from which a type derives that has no base among the data types.</summary>
    public string BaseOf(DataTypeName top) => objects.Contains(top) ? Object : Row;

    private DataTypeName TopOf(DataTypeName name)
    {
        while (emitted.TryGetValue(name, out var type) && type.Base is { } above && emitted.ContainsKey(above)) name = above;
        return name;
    }
}
