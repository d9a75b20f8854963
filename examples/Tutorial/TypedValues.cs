using System.Globalization;
using Spectre.Console;
using Spectre.Console.Rendering;
using Xnat.Typed.Model;

namespace Xnat.Typed.Tutorial;

/// <summary>Shows what the schema says of a scan, by C# type: the compiler knows each of these properties.</summary>
internal static class TypedValues
{
    public static IRenderable Of(ImageScanData scan)
    {
        var grid = new Grid().AddColumn().AddColumn().AddColumn();
        Add(grid, "Id", scan.Id);
        Add(grid, "Type", scan.Type);
        Add(grid, "Quality", scan.Quality);
        Add(grid, "Frames", scan.Frames);
        Add(grid, "StartDate", scan.StartDate);
        Add(grid, "StartTime", scan.StartTime);
        Add(grid, "Scanner.Model", scan.Scanner.Model);
        if (scan is MrScanData mr) AddMr(grid, mr);
        if (scan is CtScanData ct) AddCt(grid, ct);
        return grid;
    }

    private static void AddMr(Grid grid, MrScanData scan)
    {
        Add(grid, "FieldStrength", scan.FieldStrength);
        Add(grid, "Parameters.Tr", scan.Parameters.Tr);
        Add(grid, "Parameters.Te", scan.Parameters.Te);
        Add(grid, "Parameters.Flip", scan.Parameters.Flip);
        Add(grid, "Parameters.VoxelRes.Z", scan.Parameters.VoxelRes.Z);
        Add(grid, "Parameters.Fov.X", scan.Parameters.Fov.X);
    }

    private static void AddCt(Grid grid, CtScanData scan)
    {
        Add(grid, "Parameters.VoxelRes.Z", scan.Parameters.VoxelRes.Z);
        Add(grid, "Parameters.Orientation", scan.Parameters.Orientation);
    }

    private static void Add<T>(Grid grid, string name, T value) =>
        grid.AddRow(new Text(name), new Text(NameOf(typeof(T)), new Style(Color.Grey)), new Text(TextOf(value)));

    private static string TextOf<T>(T value) => value switch
    {
        null => "(empty)",
        DateOnly date => date.ToString("O", CultureInfo.InvariantCulture),
        TimeOnly time => time.ToString("HH:mm:ss", CultureInfo.InvariantCulture),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };

    /// <summary>The type as C# code writes it.</summary>
    private static string NameOf(Type type) => Nullable.GetUnderlyingType(type) is { } inner ? NameOf(inner) + "?"
        : type == typeof(double) ? "double"
        : type == typeof(long) ? "long"
        : type == typeof(string) ? "string?"
        : type.Name;
}
