using Xnat.Typed.Server.Paths;

namespace Xnat.Typed.Server.Listings;

/// <summary>What a request asks of a listing.</summary>
/// <param name="Parameters">All parameters in their order.</param>
internal sealed record ListingRequest(IReadOnlyList<KeyValuePair<string, string>> Parameters)
{
    private static readonly HashSet<string> Reserved = new(StringComparer.Ordinal)
    {
        "format", "columns", "limit", "offset", "sortBy", "sortOrder", "xsiType", "req_format", "timestamp", "all", "recent", "fields",
        "inbody", "XNAT_CSRF",
    };

    /// <summary>One data type narrows the listing; a comma list is neither root nor filter to XNAT, it is ignored.</summary>
    public string? XsiType => this["xsiType"] is { Length: > 0 } type && !type.Contains(',', StringComparison.Ordinal) ? type : null;

    /// <summary>Requested columns, or <see langword="null"/> for the default ones.</summary>
    public IReadOnlyList<string>? Columns
    {
        get
        {
            var asked = this["columns"];
            if (string.IsNullOrEmpty(asked) || asked == "DEFAULT") return null;
            return
            [
                .. Uri
                    .UnescapeDataString(asked)
                    .Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                    .Distinct(StringComparer.Ordinal)
            ];
        }
    }

    /// <summary>Conditions, whose values are compared with what is stored.</summary>
    public IEnumerable<KeyValuePair<string, string>> Filters => Parameters
        .Where(parameter => !Reserved.Contains(parameter.Key))
        .Select(parameter => KeyValuePair.Create(parameter.Key, StoredText.Escape(parameter.Value)));

    /// <summary>Either parameter turns paging on, and a star in either turns it off again.</summary>
    public bool IsPaged => (this["limit"] is not null || this["offset"] is not null) && this["limit"] != "*" && this["offset"] != "*";

    public string? this[string name] => Parameters.LastOrDefault(parameter => parameter.Key == name).Value;
}
