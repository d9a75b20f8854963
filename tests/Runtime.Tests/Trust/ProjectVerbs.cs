using Xnat.Typed.Model;

namespace Xnat.Typed.Runtime.Tests.Trust;

/// <summary>Who belongs to a project and sees it, its other names and its declarations.</summary>
internal static class ProjectVerbs
{
    private static readonly XnatVariableGroup[] Declared =
    [
        new() { Id = "default", Variables = [new() { Name = "grade", Kind = XnatVariableKind.WholeNumber, PossibleValues = ["1", "2"] }] },
    ];

    public static IEnumerable<Verb> All =>
    [
        On("members", static async (_, project) => AdministrationVerbs.Join(await project.MembersAsync())),
        On("add member", static async (stage, project) =>
        {
            await project.AddMemberAsync("admin", ProjectRole.Collaborator);
            return await stage.AskAsync("data/projects/P1/users?format=json");
        }),
        Verb.On("remove member", MemberAsync, static async (stage, project) =>
        {
            var removed = await project.RemoveMemberAsync("admin");
            return $"{removed} {await stage.AskAsync("data/projects/P1/users?format=json")}";
        }),
        On("accessibility", static async (_, project) => $"{await project.AccessibilityAsync()}"),
        On("set accessibility", static async (stage, project) =>
        {
            await project.SetAccessibilityAsync(ProjectAccessibility.Protected);
            return await stage.AskAsync("data/projects/P1/accessibility");
        }),
        On("prearchive code", static async (_, project) => $"{await project.PrearchiveCodeAsync()}"),
        On("set prearchive code", static async (stage, project) =>
        {
            await project.SetPrearchiveCodeAsync(PrearchiveCode.AutoArchiveOverwrite);
            return await stage.AskAsync("data/projects/P1/prearchive_code");
        }),
        On("add alias", static async (_, project) =>
        {
            await project.AddAliasAsync("first");
            return "added";
        }),
        Verb.On("remove alias", AliasAsync, static async (_, project) =>
        {
            foreach (var alias in await project.AliasesAsync()) await project.RemoveAliasAsync(alias);
            return "removed";
        }),
        Verb.On("aliases", AliasAsync, static async (_, project) => AdministrationVerbs.Join(await project.AliasesAsync())),
        On("scan types of a project", static async (_, project) => AdministrationVerbs.Join(await project.ScanTypesAsync())),
        On("scanners of a project", static async (_, project) => AdministrationVerbs.Join(await project.ScannersAsync())),
        Verb.On("variable definitions", DeclaredAsync, static async (_, project) =>
            AdministrationVerbs.Join((await project.VariableDefinitionsAsync("xnat:subjectData")).SelectMany(group => group.Variables))),
        On("set variable definitions", static async (_, project) =>
        {
            await project.SetVariableDefinitionsAsync("xnat:subjectData", Declared);
            return "declared";
        }),
        Verb.On("variables", DeclaredAsync, static async (stage, _) =>
        {
            var variables = await (await stage.SubjectAsync()).VariablesAsync();
            return $"{variables} {variables["grade"]}";
        }),
        Verb.On("save variables", SubjectVariablesAsync, static async (_, variables) =>
        {
            variables.Set("grade", 2);
            await variables.SaveAsync();
            return "saved";
        }),
    ];

    private static Verb On(string name, Func<Stage, ProjectData, Task<string>> act) =>
        Verb.On(name, static stage => stage.ProjectAsync(), act);

    private static async Task<ProjectData> MemberAsync(Stage stage)
    {
        var project = await stage.ProjectAsync();
        await project.AddMemberAsync("admin", ProjectRole.Member);
        return project;
    }

    private static async Task<ProjectData> AliasAsync(Stage stage)
    {
        var project = await stage.ProjectAsync();
        await project.AddAliasAsync("first");
        return project;
    }

    private static async Task<ProjectData> DeclaredAsync(Stage stage)
    {
        var project = await stage.ProjectAsync();
        await project.SetVariableDefinitionsAsync("xnat:subjectData", Declared);
        return project;
    }

    private static async Task<XnatVariables> SubjectVariablesAsync(Stage stage)
    {
        await DeclaredAsync(stage);
        return await (await stage.SubjectAsync()).VariablesAsync();
    }
}
