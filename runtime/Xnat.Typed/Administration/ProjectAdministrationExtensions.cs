using System.Globalization;
using Xnat.Typed.Model;
using Xnat.Typed.Rest;

namespace Xnat.Typed;

/// <summary>Who belongs to a project, who sees it, and what becomes of data that is sent to it.</summary>
/// <remarks>Each change is read back. Owners of the project and administrators may change; the server refuses others.</remarks>
public static class ProjectAdministrationExtensions
{
    private const string Members = "/data/projects/{project}/users";

    /// <summary>Everybody in the project's groups, in the order of the server. XNAT leaves disabled accounts out.</summary>
    /// <param name="project">A project from the server.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="XnatAccessDeniedException">
    /// The account may not edit the project, and the site keeps its user list to administrators.
    /// </exception>
    public static async Task<IReadOnlyList<ProjectMember>> MembersAsync(
        this ProjectData project, CancellationToken cancellationToken = default)
    {
        var (connection, id) = Of(project);
        var rows = connection.RowsAsync(token => Api(connection).ListMembersAsync(id, token), cancellationToken);
        return await rows.Select(row => ProjectMember.Of(row, id, "GET " + Members)).ToListAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Puts an account into a group of the project; XNAT takes it out of the project's other groups.</summary>
    /// <param name="project">A project from the server.</param>
    /// <param name="login">
    /// The account. XNAT takes an unknown name for an e-mail address, and sends an invitation there; then this is an exception.
    /// </param>
    /// <param name="role">What it may do.</param>
    /// <param name="sendsMail">Whether XNAT tells the person by mail.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="XnatNotFoundException">The project has no such group.</exception>
    /// <exception cref="XnatContentException">The server does not list the account in the group afterwards.</exception>
    public static async Task AddMemberAsync(
        this ProjectData project, string login, ProjectRole role, bool sendsMail = false, CancellationToken cancellationToken = default)
    {
        ItemAddress.RefuseUnaddressable(login, nameof(login));
        ArgumentNullException.ThrowIfNull(role);
        var (connection, id) = Of(project);
        var group = role.GroupIn(id);
        await connection.DoAsync(
            token => Api(connection).AddMemberAsync(id, group, login, QueryFlag.WhenSet(sendsMail), token), cancellationToken)
            .ConfigureAwait(false);
        var members = await MembersAsync(project, cancellationToken).ConfigureAwait(false);
        await Confirmation.RequireAsync(
            connection,
            members.Any(member => IsSame(member.Login, login) && member.GroupId == group),
            $"PUT {Members}/{{group}}/{{login}}",
            "XNAT invites a name that is no account by mail, and lists no disabled account; look for the account among the site's users.",
            cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Takes an account out of the groups of the project, whichever it is in.</summary>
    /// <param name="project">A project from the server.</param>
    /// <param name="login">The account.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns><see langword="false"/> if the project does not list it; nothing was sent then.</returns>
    /// <exception cref="XnatContentException">The server still lists it afterwards.</exception>
    public static async Task<bool> RemoveMemberAsync(
        this ProjectData project, string login, CancellationToken cancellationToken = default)
    {
        ItemAddress.RefuseUnaddressable(login, nameof(login));
        var (connection, id) = Of(project);
        var members = await MembersAsync(project, cancellationToken).ConfigureAwait(false);
        var groups = members.Where(member => IsSame(member.Login, login)).ToList();
        if (groups.Count == 0)
        {
            await connection.RequireSameUserAsync(cancellationToken).ConfigureAwait(false);
            return false;
        }

        foreach (var member in groups)
        {
            await connection.DoAsync(
                token => Api(connection).RemoveMemberAsync(id, member.GroupId, member.Login, token), cancellationToken)
                .ConfigureAwait(false);
        }

        var left = await MembersAsync(project, cancellationToken).ConfigureAwait(false);
        await Confirmation.RequireAsync(
            connection, !left.Any(member => IsSame(member.Login, login)), $"DELETE {Members}/{{group}}/{{login}}",
            "Look at the project's members; a project keeps its last owner.", cancellationToken).ConfigureAwait(false);
        return true;
    }

    /// <summary>Who sees the project.</summary>
    /// <param name="project">A project from the server.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public static async Task<ProjectAccessibility> AccessibilityAsync(
        this ProjectData project, CancellationToken cancellationToken = default)
    {
        var (connection, id) = Of(project);
        var text = await connection.TextAsync(token => Api(connection).GetAccessibilityAsync(id, token), cancellationToken)
            .ConfigureAwait(false);
        return text switch
        {
            "private" => ProjectAccessibility.Private,
            "protected" => ProjectAccessibility.Protected,
            "public" => ProjectAccessibility.Public,
            _ => throw Unknown("GET /data/projects/{project}/accessibility"),
        };
    }

    /// <summary>Says who sees the project.</summary>
    /// <param name="project">A project from the server.</param>
    /// <param name="level">Who.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="XnatAccessDeniedException">The account is no owner, or the site allows private projects only.</exception>
    /// <exception cref="XnatContentException">The server did not keep it.</exception>
    public static async Task SetAccessibilityAsync(
        this ProjectData project, ProjectAccessibility level, CancellationToken cancellationToken = default)
    {
        var word = level switch
        {
            ProjectAccessibility.Private => "private",
            ProjectAccessibility.Protected => "protected",
            ProjectAccessibility.Public => "public",
            _ => throw new ArgumentOutOfRangeException(nameof(level), "A project is private, protected or public."),
        };
        var (connection, id) = Of(project);
        await connection.DoAsync(token => Api(connection).SetAccessibilityAsync(id, word, token), cancellationToken)
            .ConfigureAwait(false);
        var kept = await AccessibilityAsync(project, cancellationToken).ConfigureAwait(false);
        await Confirmation.RequireAsync(
            connection, kept == level, "PUT /data/projects/{project}/accessibility/{level}", "Ask for it again; somebody else may set it.",
            cancellationToken).ConfigureAwait(false);
    }

    /// <summary>What becomes of data that is sent to the project.</summary>
    /// <param name="project">A project from the server.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="XnatResponseException">XNAT fails (500) for a project where it was never set.</exception>
    public static async Task<PrearchiveCode> PrearchiveCodeAsync(this ProjectData project, CancellationToken cancellationToken = default)
    {
        var (connection, id) = Of(project);
        var text = await connection.TextAsync(token => Api(connection).GetPrearchiveCodeAsync(id, token), cancellationToken)
            .ConfigureAwait(false);
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var code) && Enum.IsDefined((PrearchiveCode)code)
            ? (PrearchiveCode)code
            : throw Unknown("GET /data/projects/{project}/prearchive_code");
    }

    /// <summary>Says what becomes of data that is sent to the project.</summary>
    /// <param name="project">A project from the server.</param>
    /// <param name="code">What.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="XnatContentException">The server did not keep it.</exception>
    public static async Task SetPrearchiveCodeAsync(
        this ProjectData project, PrearchiveCode code, CancellationToken cancellationToken = default)
    {
        if (!Enum.IsDefined(code)) throw new ArgumentOutOfRangeException(nameof(code), "XNAT knows no such code.");
        var (connection, id) = Of(project);
        var number = ((int)code).ToString(CultureInfo.InvariantCulture);
        await connection.DoAsync(token => Api(connection).SetPrearchiveCodeAsync(id, number, token), cancellationToken)
            .ConfigureAwait(false);
        var kept = await PrearchiveCodeAsync(project, cancellationToken).ConfigureAwait(false);
        await Confirmation.RequireAsync(
            connection, kept == code, "PUT /data/projects/{project}/prearchive_code/{code}", "Ask for it again; somebody else may set it.",
            cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The session that a project came by, and its ID.</summary>
    internal static (XnatConnection Connection, string Id) Of(ProjectData project)
    {
        ArgumentNullException.ThrowIfNull(project);
        var location = ItemReading.LocationOf(project);
        return (location.Connection, location.Address[(location.Address.LastIndexOf('/') + 1)..]);
    }

    private static IXnatProjectApi Api(XnatConnection connection) => connection.Administration.Projects;

    private static bool IsSame(string left, string right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);

    private static XnatContentException Unknown(string route) =>
        new($"{route} answered something that XNAT does not say there; check the address and the proxy before it.") { Route = route };
}
