using System.Globalization;
using Xnat.Typed.Server.Data;
using Xnat.Typed.Server.Listings;

namespace Xnat.Typed.Server.Items;

/// <summary>Who changed an experiment, when and what: <c>…/history</c>.</summary>
internal sealed class HistoryTable(ItemHistory history)
{
    /// <param name="row">The experiment.</param>
    /// <param name="hasDetails">Whether each changed field has a line of its own, with its values before and after.</param>
    /// <param name="hasFiles">Whether stored files are listed too.</param>
    public Table Of(Row row, bool hasDetails, bool hasFiles)
    {
        var lines = new List<(Stamp Stamp, string?[] Cells)>();
        foreach (var item in ItemHistory.Tree(row))
        {
            lines.Add((item.Created, Line(item.Created, "Added", item.Type.XsiType, hasDetails, "", "", "")));
            var past = history.Of(item);
            for (var index = 0; index < past.Count; index++)
            {
                var version = past[index];
                var next = index + 1 < past.Count ? past[index + 1].Values : item.Values;
                if (hasDetails) lines.AddRange(Details(version, next).Select(line => (version.Until, line)));
                else lines.Add((version.Until, Line(version.Until, "Modified", version.XsiType, hasDetails, "", "", "")));
            }

            if (hasFiles)
                lines.AddRange(item.Files.Select(file => (
                    new Stamp(file.Created, file.CreatedBy, item.Created.Event),
                    Line(new Stamp(file.Created, file.CreatedBy, item.Created.Event), "Added", file.Path, hasDetails, "", "", ""))));
        }

        string[] columns =
        [
            "event_id",
            "event_date",
            "event_user",
            "event_action",
            "item",
            .. hasDetails ? ["field", "before", "after"] : Array.Empty<string>()
        ];
        return new Table(columns, [.. lines.OrderBy(line => line.Stamp.Time).Select(line => line.Cells)]);
    }

    private static IEnumerable<string?[]> Details(ItemVersion version, IReadOnlyDictionary<string, string> next) =>
        version.Values.Keys.Union(next.Keys).Where(path => version.Values.GetValueOrDefault(path) != next.GetValueOrDefault(path))
            .Select(path => Line(
                version.Until,
                "Modified",
                version.XsiType,
                true,
                path,
                version.Values.GetValueOrDefault(path),
                next.GetValueOrDefault(path)));

    private static string?[] Line(Stamp stamp, string action, string item, bool hasDetails, string field, string? before, string? after)
    {
        string?[] cells = [stamp.Event.ToString(CultureInfo.InvariantCulture), Formats.Sql(stamp.Time), stamp.User, action, item];
        return hasDetails ? [.. cells, field, before, after] : cells;
    }
}
