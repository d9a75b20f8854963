using System.Globalization;
using Xnat.Typed.Server.Errors;

namespace Xnat.Typed.Server.Search.Saved;

/// <summary>Results kept for paging. They belong to the user who searched; of very many the oldest are dropped.</summary>
internal sealed class SearchViews(TimeProvider clock)
{
    private const int MostViews = 200;

    /// <summary>Of all views together; the latest one is kept however large it is.</summary>
    private const int MostRows = 500_000;

    private readonly Lock gate = new();
    private readonly OrderedDictionary<string, (string Login, SearchResult Result)> views = new(StringComparer.Ordinal);
    private long last;
    private int rows;

    public string Keep(string login, SearchResult result)
    {
        lock (gate)
        {
            last = Math.Max(last + 1, clock.GetUtcNow().ToUnixTimeMilliseconds());
            var id = $"_{login}_{last.ToString(CultureInfo.InvariantCulture)}".Replace('/', '_').Replace('.', '_').ToUpperInvariant();
            views[id] = (login, result);
            rows += result.Rows.Count;
            while (views.Count > MostViews || (rows > MostRows && views.Count > 1))
            {
                rows -= views.GetAt(0).Value.Result.Rows.Count;
                views.RemoveAt(0);
            }

            return id;
        }
    }

    /// <exception cref="RestException">410: there is no such view, or it is another user's.</exception>
    public SearchResult Find(string id, string login)
    {
        lock (gate)
            return views.TryGetValue(id, out var view) && view.Login == login
                ? view.Result
                : throw new RestException(410, "The search is no longer kept; post it again.");
    }
}
