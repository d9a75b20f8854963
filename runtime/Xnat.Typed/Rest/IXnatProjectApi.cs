using Refit;

namespace Xnat.Typed.Rest;

/// <summary>
/// Who belongs to a project, who sees it and what becomes of data sent to it. Every method gives the response itself, whatever its status.
/// </summary>
internal interface IXnatProjectApi
{
    /// <summary>Members with their groups, as a table.</summary>
    [Get("/data/projects/{project}/users?format=json")]
    Task<HttpResponseMessage> ListMembersAsync(string project, CancellationToken cancellationToken);

    /// <summary>
    /// Puts an account into a group of the project: 200 with the members. An account that is not known is invited, with 200 too.
    /// </summary>
    /// <param name="project">ID of the project.</param>
    /// <param name="group">Name of the group: <c>member</c>, or the full ID.</param>
    /// <param name="login">The account.</param>
    /// <param name="sendsMail">The literal <c>true</c> for a mail to it.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    [Put("/data/projects/{project}/users/{group}/{login}")]
    Task<HttpResponseMessage> AddMemberAsync(
        string project, string group, string login, [AliasAs("sendemail")] string? sendsMail, CancellationToken cancellationToken);

    /// <summary>Takes an account out of a group of the project: 200 with the members that are left.</summary>
    [Delete("/data/projects/{project}/users/{group}/{login}")]
    Task<HttpResponseMessage> RemoveMemberAsync(string project, string group, string login, CancellationToken cancellationToken);

    /// <summary>Who sees the project, as text: <c>private</c>, <c>protected</c> or <c>public</c>.</summary>
    [Get("/data/projects/{project}/accessibility")]
    Task<HttpResponseMessage> GetAccessibilityAsync(string project, CancellationToken cancellationToken);

    /// <summary>Sets it.</summary>
    [Put("/data/projects/{project}/accessibility/{level}")]
    Task<HttpResponseMessage> SetAccessibilityAsync(string project, string level, CancellationToken cancellationToken);

    /// <summary>What becomes of data that is sent in, as a number; 500 where it was never set.</summary>
    [Get("/data/projects/{project}/prearchive_code")]
    Task<HttpResponseMessage> GetPrearchiveCodeAsync(string project, CancellationToken cancellationToken);

    /// <summary>Sets it: 200 without a body.</summary>
    [Put("/data/projects/{project}/prearchive_code/{code}")]
    Task<HttpResponseMessage> SetPrearchiveCodeAsync(string project, string code, CancellationToken cancellationToken);

    /// <summary>Types of scans in use in the project, as a table.</summary>
    [Get("/data/projects/{project}/scan_types?format=json")]
    Task<HttpResponseMessage> ListScanTypesAsync(string project, CancellationToken cancellationToken);

    /// <summary>The whole project, as XML.</summary>
    [Get("/data/projects/{project}?format=xml")]
    Task<HttpResponseMessage> GetDocumentAsync(string project, CancellationToken cancellationToken);

    /// <summary>Makes the project what the document says: rows and fields that are not in it go.</summary>
    [Put("/data/projects/{project}?allowDataDeletion=true")]
    Task<HttpResponseMessage> PutDocumentAsync(string project, [Body] HttpContent document, CancellationToken cancellationToken);

    /// <summary>
    /// Stores which custom variables a data type has in the project; without <c>allowDataDeletion</c> nothing that is there goes.
    /// </summary>
    /// <param name="project">ID of the project.</param>
    /// <param name="protocol">ID of the protocol; an unknown one is made.</param>
    /// <param name="document">The protocol, as XML.</param>
    /// <param name="dataType">The data type.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    [Put("/data/projects/{project}/protocols/{protocol}?allowDataDeletion=true")]
    Task<HttpResponseMessage> PutProtocolAsync(
        string project, string protocol, [Body] HttpContent document, string dataType, CancellationToken cancellationToken);
}
