using System.Globalization;
using System.Text;
using Xnat.Typed.Server.Data;
using Xnat.Typed.Server.Errors;
using Xnat.Typed.Server.Listings;
using Xnat.Typed.Server.Search.Display;
using Xnat.Typed.Server.Search.Documents;

namespace Xnat.Typed.Server.Search.Saved;

/// <summary>
/// Searches stored under a name, and those that the server makes up: an ID that begins
/// with an at-sign names the default listing of a data type.
/// </summary>
internal sealed class SavedSearches(DisplayCatalog catalog, Store store)
{
    private readonly Register<SavedSearch> register = store.Register("search", static () => SavedSearchJson.Default.SavedSearch);

    /// <summary>The searches that a user sees in lists: those for all, and those for this user.</summary>
    public Table List(Access access)
    {
        var searches = register.All.Select(saved => (saved.Id, saved.Login, Search: Parse(saved)))
            .Where(pair => pair.Login == access.Login || MayUse(pair.Search, access));
        return new Table(
            [
                "id", "root_element_name", "description", "layered_sequence", "allow_diff_columns", "secure", "brief_description", "tag",
                "users"
            ],
            [.. searches.Select(pair => Line(pair.Id, pair.Search))]) { Title = "Stored Searches" };
    }

    /// <summary>A stored or generated search.</summary>
    /// <exception cref="RestException">404 for an unknown ID, 403 for a secure search of others.</exception>
    public SearchDocument Get(string id, Access access)
    {
        if (id.StartsWith('@')) return Generate(id[1..]);
        var saved = register.Find(id) ?? throw RestException.NotFound();
        var search = Parse(saved);
        return !search.IsSecure || saved.Login == access.Login || MayUse(search, access) ? search : throw RestException.Forbidden();
    }

    /// <summary>The default listing of a data type within a project; other IDs name stored searches of that project.</summary>
    public SearchDocument Get(string id, Row project, Access access)
    {
        if (!id.StartsWith('@'))
        {
            var search = Get(id, access);
            return search.Tag == project.Id ? search : throw RestException.NotFound();
        }

        var listing = Generate(id[1..]);
        var field = listing.RootElement + "/PROJECT";
        var shared = listing.RootElement + "/sharing/share/project";
        var type = catalog.Types.Find(listing.RootElement)!;
        Criterion[] criteria = type.Is("xnat:projectData")
            ? [new(listing.RootElement + "/ID", "=", project.Id, false, "")]
            : type.Fields.ContainsKey("sharing/share")
                ? [new(field, "=", project.Id, false, ""), new(shared, "=", project.Id, false, "")]
                : [new(field, "=", project.Id, false, "")];
        return listing with { Tag = project.Id, Where = [new CriteriaSet(true, criteria, [])] };
    }

    /// <summary>Stores a search.</summary>
    /// <param name="id">Its ID; with <paramref name="isCopy"/> a new one is made.</param>
    /// <param name="search">The search.</param>
    /// <param name="access">Who stores it.</param>
    /// <param name="isCopy">Whether it becomes a search of that user's own under another ID.</param>
    /// <returns>The ID under which it is stored.</returns>
    public string Put(string id, SearchDocument search, Access access, bool isCopy)
    {
        if (isCopy)
        {
            id = NewId();
            search = search with { AllowedUsers = [access.Login], AllowedGroups = [] };
        }
        else if (id.StartsWith('@') || (register.Find(id) is { } known && !MayChange(known, access)))
        {
            throw RestException.Forbidden();
        }

        if (catalog.Types.Find(search.RootElement) is null)
            throw new RestException(422, $"The search asks for rows of an unknown data type, {search.RootElement}.");
        register.Put(id, new SavedSearch(id, access.Login, SearchDocumentWriter.Write(search with { Id = id })));
        return id;
    }

    public void Delete(string id, Access access)
    {
        var known = register.Find(id) ?? throw RestException.NotFound();
        if (!MayChange(known, access)) throw RestException.Forbidden();
        register.Remove(id);
    }

    private SearchDocument Generate(string element)
    {
        var type = catalog.Types.Find(element) ?? throw RestException.NotFound();
        var listing = catalog.Of(type).Listing;
        return new SearchDocument(type.XsiType)
        {
            Id = "@" + type.XsiType,
            BriefDescription = (type.Source.RootElement ?? type.Source.Name.LocalName) + "s",
            AllowsOtherColumns = false,
            IsSecure = false,
            Fields =
            [
                .. listing.Select((field, index) => new SearchField(type.XsiType, field.Id)
                {
                    Sequence = index,
                    Type = DisplayField.NameOf(field.Kind),
                    Header = field.Header
                })
            ],
        };
    }

    private static SearchDocument Parse(SavedSearch saved)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(saved.Xml));
        return SearchDocumentReader.Read(stream);
    }

    /// <summary>A search that names nobody is for all.</summary>
    private bool MayUse(SearchDocument search, Access access)
    {
        var isForAll = search.AllowedUsers.Count == 0 && search.AllowedGroups.Count == 0;
        return isForAll
            || access.IsAdmin
            || search.AllowedUsers.Contains(access.Login)
            || search.AllowedGroups.Any(group => IsIn(group, access));
    }

    private static bool MayChange(SavedSearch saved, Access access)
    {
        var search = Parse(saved);
        return access.IsAdmin || saved.Login == access.Login || search.AllowedUsers.Contains(access.Login);
    }

    /// <summary>Groups are named after their project: <c>P1_owner</c>.</summary>
    private bool IsIn(string group, Access access) =>
        store.Projects.Any(project =>
            store.Contents(project.Id).Roles.TryGetValue(access.Login, out var role) && group == project.Id + "_" + role);

    private string NewId()
    {
        var number = store.Clock.GetUtcNow().ToUnixTimeMilliseconds();
        string id;
        do id = "xs" + (number++).ToString(CultureInfo.InvariantCulture);
        while (register.Find(id) is not null);
        return id;
    }

    private static string?[] Line(string id, SearchDocument search) =>
    [
        id, search.RootElement, search.Description, search.LayeredSequence, search.AllowsOtherColumns ? "1" : "0",
        search.IsSecure ? "1" : "0", search.BriefDescription, search.Tag, string.Join(',', search.AllowedUsers),
    ];
}
