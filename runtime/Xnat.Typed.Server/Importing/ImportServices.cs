using Xnat.Typed.Server.Data;
using Xnat.Typed.Server.Files;
using Xnat.Typed.Server.Prearchive;
using Xnat.Typed.Server.Progress;
using Xnat.Typed.Server.Storage;

namespace Xnat.Typed.Server.Importing;

/// <summary>What imports work with.</summary>
/// <param name="Store">The data.</param>
/// <param name="Prearchive">Sessions that wait.</param>
/// <param name="Contents">Where bytes go.</param>
/// <param name="Logs">Logs of sessions that wait.</param>
/// <param name="Progress">Reports for those who listen.</param>
/// <param name="Cache">Files that accounts have uploaded beforehand.</param>
/// <param name="Settings">The site's configuration.</param>
internal sealed record ImportServices(Store Store, PrearchiveStore Prearchive, ContentStore Contents, PrearchiveLogs Logs, ProgressStore Progress, UserCache Cache, ImportSettings Settings);
