using System.Collections;
using System.Globalization;
using System.Reflection;
using Xnat.Typed.Model;

namespace Xnat.Typed.Runtime.Tests.Support;

/// <summary>Changes generated objects at random: values, members that hold a row, lists of rows and of values, however deep.</summary>
internal sealed class RandomChanges(Random random)
{
    private const int Depth = 4;

    private static readonly string[] Pieces = ["a", "Z", "7", "&", "\u00e9", "\u4e2d", "<", "1e5", "true"];

    private static readonly Type[] Classes =
        [.. typeof(XnatItem).Assembly.GetExportedTypes().Where(type => type.IsSubclassOf(typeof(XnatRow)) && !type.IsAbstract)];

    private int number;

    /// <summary>Changes some properties.</summary>
    /// <param name="owner">An item, or a group of one.</param>
    /// <param name="share">How many of them, from 0 to 1.</param>
    public void Change(object owner, double share) => Change(owner, share, Depth, isRoot: true);

    private void Change(object owner, double share, int depth, bool isRoot)
    {
        foreach (var property in ModelWalk.Properties(owner, isRoot))
        {
            if (!typeof(XnatElement).IsAssignableFrom(property.PropertyType) && random.NextDouble() > share) continue;
            Change(owner, property, share, depth);
        }
    }

    private void Change(object owner, PropertyInfo property, double share, int depth)
    {
        var type = property.PropertyType;
        if (typeof(XnatElement).IsAssignableFrom(type)) Change(property.GetValue(owner)!, share, depth, isRoot: false);
        else if (typeof(XnatRow).IsAssignableFrom(type)) ChangeReference(owner, property, depth);
        else if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(XnatItems<>)) ChangeRows(property.GetValue(owner)!, depth);
        else if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(XnatValues<>)) ChangeValues(property.GetValue(owner)!);
        else if (property.CanWrite) property.SetValue(owner, random.Next(6) == 0 && depth == Depth ? null : Value(type, depth));
    }

    private void ChangeReference(object owner, PropertyInfo property, int depth)
    {
        if (depth == 0) return;
        if (property.GetValue(owner) is XnatRow there && random.Next(3) > 0) Change(there, 0.3, depth - 1, isRoot: false);
        else if (NewRow(property.PropertyType, depth - 1) is { HasChanges: true } row) Replace(owner, property, row);
    }

    // What has rows below it stays: that is said, and tested where it is said.
    private static void Replace(object owner, PropertyInfo property, XnatRow row)
    {
        if (property.GetValue(owner) is XnatRow there && RecordCopy.HasRowsBelow(there.Raw)) return;
        property.SetValue(owner, row);
    }

    private void ChangeRows(object list, int depth)
    {
        if (depth == 0) return;
        foreach (var row in ((IEnumerable)list).Cast<XnatItem>().ToList())
            if (random.Next(2) == 0) Change(row, 0.4, depth - 1, isRoot: false);
        var add = list.GetType().GetMethod("Add")!;
        for (var count = random.Next(3); count > 0; count--)
        {
            if (NewRow(list.GetType().GetGenericArguments()[0], depth - 1) is { HasChanges: true } row) add.Invoke(list, [row]);
        }
    }

    private void ChangeValues(object list)
    {
        var type = list.GetType().GetGenericArguments()[0];
        var indexer = list.GetType().GetProperty("Item")!;
        var count = (int)list.GetType().GetProperty("Count")!.GetValue(list)!;
        if (count > 0 && random.Next(2) == 0) indexer.SetValue(list, Value(type, 1), [random.Next(count)]);
        for (var left = random.Next(3); left > 0; left--) list.GetType().GetMethod("Add")!.Invoke(list, [Value(type, 1)]);
    }

    private XnatRow NewRow(Type type, int depth)
    {
        var classes = Array.FindAll(Classes, known => type.IsAssignableFrom(known) && known.GetConstructor(Type.EmptyTypes) is not null);
        var row = (XnatRow)Activator.CreateInstance(classes[random.Next(classes.Length)])!;
        // XNAT keeps no row without a value.
        for (var tries = 0; !row.HasChanges && tries < 20; tries++) Change(row, 0.7, depth, isRoot: false);
        return row;
    }

    private object Value(Type declared, int depth)
    {
        var type = Nullable.GetUnderlyingType(declared) ?? declared;
        number++;
        if (type == typeof(string)) return Text();
        if (type == typeof(bool)) return random.Next(2) == 0;
        if (type == typeof(double)) return depth == 0 ? number : (random.Next(4) == 0 ? 1e21 : 0.25) + number;
        if (type == typeof(DateOnly)) return new DateOnly(2000, 1, 1).AddDays(random.Next(9000));
        if (type == typeof(TimeOnly)) return new TimeOnly(random.Next(24), random.Next(60), random.Next(60));
        if (type == typeof(DateTime)) return new DateTime(2000, 1, 1).AddSeconds(random.Next(900_000_000));
        if (type.IsPrimitive || type == typeof(decimal))
            return Convert.ChangeType(number, type, CultureInfo.InvariantCulture);
        var values = type.GetProperties(BindingFlags.Public | BindingFlags.Static).Where(value => value.PropertyType == type).ToArray();
        return values[random.Next(values.Length)].GetValue(null)!;
    }

    // A field of the model has room for five characters, as they are stored; each text is one of its own, so that it can be a key.
    private string Text()
    {
        var piece = Pieces[random.Next(Pieces.Length)];
        var own = number.ToString("x", CultureInfo.InvariantCulture);
        var room = 5 - own.Length;
        return piece switch { "&" => 5, "<" => 4, _ => piece.Length } <= room ? piece + own : own;
    }
}
