using System.Globalization;
using Xnat.Typed.Schema.Model;
using Xnat.Typed.Server.Errors;
using Xnat.Typed.Server.Types;

namespace Xnat.Typed.Server.Paths;

/// <summary>Checks a value against its schema type and brings it into the form in which XNAT stores it.</summary>
internal static class FieldValue
{
    private static readonly string[] Dates = ["yyyy-MM-dd", "MM/dd/yyyy", "MM.dd.yyyy", "yyyyMMdd"];
    private static readonly string[] Times = ["HH:mm:ss", "HH:mm:ss.FFFFFFF", "HHmmss", "HHmmss.FFFFFFF", "HH:mm"];

    private static readonly string[] DateTimes =
    [
        "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF", "yyyy-MM-dd HH:mm:ss", "yyyy-MM-dd HH:mm:ss.FFFFFFF",
        "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd", "MM/dd/yyyy HH:mm:ss", "MM/dd/yyyy",
    ];

    /// <summary>The stored form, or <see langword="null"/> where the database gets NULL.</summary>
    /// <exception cref="RestException">
    /// 400: the value is none of the field's. The text quotes data type and element first, which is where clients look for them.
    /// </exception>
    public static string? Normalise(TypeEntry owner, Member member, string value)
    {
        var type = member.Value!;
        // "NULL" clears a field; an empty text clears numbers and dates, but is a value for strings.
        if (string.Equals(value, "NULL", StringComparison.OrdinalIgnoreCase)) return null;
        if (value.Length == 0) return type.Kind == SimpleKind.String ? "" : null;
        var normal = type.Kind switch
        {
            SimpleKind.String => value,
            SimpleKind.Boolean => Boolean(value),
            SimpleKind.Int or SimpleKind.Long =>
                long.TryParse(value.Trim(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole)
                    ? whole.ToString(CultureInfo.InvariantCulture)
                    : null,
            SimpleKind.ULong => ulong.TryParse(value.Trim(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var large)
                ? large.ToString(CultureInfo.InvariantCulture)
                : null,
            SimpleKind.Double or SimpleKind.Decimal => Number(value.Trim()),
            SimpleKind.Date => DateOnly.TryParseExact(value.Trim(), Dates, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
                ? date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
                : null,
            SimpleKind.Time => TimeOnly.TryParseExact(value.Trim(), Times, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
                ? time.ToString("HH:mm:ss.FFFFFF", CultureInfo.InvariantCulture)
                : null,
            _ => DateTimeOffset.TryParseExact(
                value.Trim(), DateTimes, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment)
                ? moment.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss.FFFFFF", CultureInfo.InvariantCulture)
                : null,
        };
        if (normal is null) throw Refused(owner, member, $"must be of type {type.SchemaType}");
        if (type.Enumeration.Count > 0 && !type.Enumeration.Contains(normal))
            throw Refused(owner, member, $"must be one of {string.Join(", ", type.Enumeration)}");
        return type.MaxLength is { } longest && normal.Length > longest
            ? throw Refused(owner, member, string.Create(CultureInfo.InvariantCulture, $"must not be longer than {longest} characters"))
            : normal;
    }

    private static RestException Refused(TypeEntry owner, Member member, string reason) =>
        RestException.BadRequest($"The content of '{owner.XsiType}' is not valid: element "
            + $"'{{{owner.Source.Name.Namespace}}}:{member.Path[(member.Path.LastIndexOf('/') + 1)..]}' {reason}.");

    private static string? Boolean(string value) => value.ToUpperInvariant() switch
    {
        "TRUE" or "1" => "true",
        "FALSE" or "0" => "false",
        _ => null,
    };

    /// <summary>XSD spells the values that are no numbers in a way of its own.</summary>
    private static string? Number(string value) =>
        value is "INF" or "-INF" or "NaN" ? value :
        double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? double.IsFinite(number) ? number.ToString("R", CultureInfo.InvariantCulture) : value
            : null;
}
