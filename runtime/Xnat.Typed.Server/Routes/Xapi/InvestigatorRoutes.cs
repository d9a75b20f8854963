using System.Globalization;
using System.Text.Json.Nodes;
using Xnat.Typed.Server.Administration;
using Xnat.Typed.Server.Data;
using Xnat.Typed.Server.Errors;
using Xnat.Typed.Server.Http;

namespace Xnat.Typed.Server.Routes.Xapi;

/// <summary>People who lead or work in projects: <c>/xapi/investigators</c>.</summary>
internal sealed class InvestigatorRoutes(Site site)
{
    private InvestigatorStore Investigators => site.Administration.Investigators;

    public Answer List(XnatRequest request) => Answer.Json(site.Store.Read(() =>
        new JsonArray([.. Investigators.All.Select(person => (JsonNode)Json(request, person))])));

    public Answer Show(XnatRequest request) => Answer.Json(site.Store.Read(() => Json(request, Known(request))));

    public async Task<Answer> CreateAsync(XnatRequest request, CancellationToken cancellationToken)
    {
        if (request.IsGuest) throw RestException.Forbidden();
        var values = Values(await JsonBody.ReadObjectAsync(request, cancellationToken).ConfigureAwait(false));
        if (!values.ContainsKey("firstname") || !values.ContainsKey("lastname"))
            throw RestException.BadRequest("An investigator needs firstname and lastname.");
        return site.Store.Write(() =>
        {
            DemandOwnName(values, null);
            return Answer.Json(Json(request, Investigators.Add(values, request.Access.Login)));
        });
    }

    /// <summary>Changes the members that the body has; a body that changes nothing is 304.</summary>
    public async Task<Answer> ChangeAsync(XnatRequest request, CancellationToken cancellationToken)
    {
        var changes = Values(await JsonBody.ReadObjectAsync(request, cancellationToken).ConfigureAwait(false));
        return site.Store.Write(() =>
        {
            var person = Known(request);
            if (request.IsGuest || !Investigators.Led(person).Union(Investigators.Joined(person)).All(request.Access.CanEdit))
                throw RestException.Forbidden();
            var values = new Dictionary<string, string>(person.Values, StringComparer.Ordinal);
            foreach (var (member, value) in changes) values[member] = value;
            if (values.All(value => person[value.Key] == value.Value)) return Answer.Empty(304);
            DemandOwnName(values, person);
            return Answer.Json(Json(request, Investigators.Change(person, values, request.Access.Login)));
        });
    }

    public Answer Delete(XnatRequest request) => site.Store.Write(() =>
    {
        if (!request.Access.IsAdmin) throw RestException.Forbidden();
        Investigators.Remove(Known(request), request.Access.Login);
        return Answer.Json("true");
    });

    private static Dictionary<string, string> Values(JsonObject body) => Investigator.Members
        .Select(member => KeyValuePair.Create(member, JsonBody.Text(body, Spelling(member))))
        .Where(pair => pair.Value is { Length: > 0 })
        .ToDictionary(pair => pair.Key, pair => pair.Value!, StringComparer.Ordinal);

    /// <summary>The bean spells one member as Java does.</summary>
    private static string Spelling(string member) => member == "ID" ? "id" : member;

    private void DemandOwnName(Dictionary<string, string> values, Investigator? self)
    {
        var name = (values.GetValueOrDefault("firstname"), values.GetValueOrDefault("lastname"));
        if (Investigators.All.Any(person => person.Number != self?.Number && person.Name == name))
            throw new RestException(409, "There is an investigator of that first and last name already.");
    }

    private Investigator Known(XnatRequest request) =>
        long.TryParse(request.Values["investigator"], NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        && Investigators.Find(number) is { } person
            ? person
            : throw RestException.NotFound("There is no investigator of that number.");

    private JsonObject Json(XnatRequest request, Investigator person)
    {
        var json = new JsonObject { ["xnatInvestigatordataId"] = person.Number };
        foreach (var member in Investigator.Members) json[Spelling(member)] = person[member];
        json["primaryProjects"] = Ids(request, Investigators.Led(person));
        json["investigatorProjects"] = Ids(request, Investigators.Joined(person));
        return json;
    }

    private static JsonArray Ids(XnatRequest request, IEnumerable<Row> projects) =>
        new([.. projects.Where(request.Access.CanSee).Select(project => (JsonNode)project.Id)]);
}
