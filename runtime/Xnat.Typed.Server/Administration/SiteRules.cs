namespace Xnat.Typed.Server.Administration;

/// <summary>The properties of a site that decide about requests, read once after each change.</summary>
internal sealed record SiteRules
{
    public bool IsInitialized { get; init; } = true;

    /// <summary>Whether the site is closed to those without an account.</summary>
    public bool RequiresLogin { get; init; } = true;

    /// <summary>Whether browsers have to repeat the token of their session.</summary>
    public bool DemandsCsrfToken { get; init; } = true;

    /// <summary>Whether each change of the archive needs a reason.</summary>
    public bool DemandsReason { get; init; }

    public bool RestrictsUserLists { get; init; } = true;

    public bool AllowsProjectCreation { get; init; } = true;

    public bool AllowsNonPrivateProjects { get; init; } = true;

    public int MaxSessions { get; init; } = int.MaxValue;

    /// <summary>Failed sign-ins in a row that lock an account; negative: none.</summary>
    public int MaxFailedLogins { get; init; } = 20;

    public TimeSpan LockoutDuration { get; init; } = TimeSpan.FromHours(1);

    public TimeSpan SessionTimeout { get; init; } = TimeSpan.FromMinutes(15);

    public TimeSpan TokenLifetime { get; init; } = TimeSpan.FromDays(2);

    public string SiteId { get; init; } = "XNAT";

    public string SiteUrl { get; init; } = "";

    public string LoginFailureMessage { get; init; } = "";

    /// <summary>User agents of browsers.</summary>
    public IReadOnlyList<SitePattern> InteractiveAgents { get; init; } = [];
}
