using Xnat.Typed.Server.Routes.Xapi;
using static Xnat.Typed.Server.Paths.ArchiveTemplates;
using static Xnat.Typed.Server.Routing.Route;

namespace Xnat.Typed.Server.Routing.Sections;

/// <summary>Custom fields, and the forms that ask for them.</summary>
internal static class CustomFieldSection
{
    private const string Fields = "/xapi/custom-fields/";
    private const string Forms = "/xapi/customforms";

    /// <summary>
    /// Objects that have fields. Unlike the classic API this one knows scans and assessors at a project without a subject.
    /// </summary>
    private static readonly string[] Owners =
    [
        Project, Subject, ProjectSubject, Experiment, ProjectExperiment, SubjectExperiment,
        Scan, Project + "/" + Scan, ProjectSubject + "/" + Scan, Assessor, Project + "/" + Assessor, ProjectSubject + "/" + Assessor,
    ];

    public static RouteSection Section { get; } = new(
        "Custom fields and forms",
        [.. OfObjects().Concat(OfOthers()).Concat(OfForms()).Select(static route => route.Since("1.8.8"))]);

    private static IEnumerable<Route> OfObjects() => Owners.SelectMany(static owner => new[]
    {
        Get($"{Fields}{owner}/fields", "all fields", static h => h.CustomFields.All),
        Put($"{Fields}{owner}/fields", "merges fields", static h => h.CustomFields.MergeAsync),
        Get($"{Fields}{owner}/fields/{{name}}", "one field", static h => h.CustomFields.One),
        Delete($"{Fields}{owner}/fields/{{name}}", "removes one", static h => h.CustomFields.Remove),
    });

    private static IEnumerable<Route> OfOthers() =>
    [
        On("GET PUT DELETE", Fields + "{**address}", "400: what is no object with fields", static _ => CustomFieldRoutes.Unsupported),
    ];

    private static IEnumerable<Route> OfForms() =>
    [
        Get(Forms, "forms", static h => h.CustomForms.List),
        On("PUT POST", Forms + "/save", "stores a form", static h => h.CustomForms.SaveAsync),
        Get(Forms + "/element", "forms of a data type", static h => h.CustomForms.OfElement),
        Get(Forms + "/env", "settings of forms", static h => h.CustomForms.Environment),
        Post(Forms + "/enable", "puts a form into use", static h => h.CustomForms.EnableAsync),
        Post(Forms + "/disable", "takes it out of use", static h => h.CustomForms.DisableAsync),
        Post(Forms + "/promote", "makes it a form of the site", static h => h.CustomForms.PromoteAsync),
        Post(Forms + "/optin/{row}", "a project uses it", static h => h.CustomForms.OptInAsync),
        Post(Forms + "/optout/{form}", "a project does not", static h => h.CustomForms.OptOutAsync),
        Get(Forms + "/hasdata/{row}", "whether anybody has filled it in", static h => h.CustomForms.HasData),
        Delete(Forms, "removes several", static h => h.CustomForms.DeleteSeveralAsync),
        Delete(Forms + "/{row}", "removes it", static h => h.CustomForms.DeleteAsync),
    ];
}
