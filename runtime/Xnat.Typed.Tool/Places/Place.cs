using Xnat.Typed.Model;
using Xnat.Typed.Tool.Accounts;

namespace Xnat.Typed.Tool.Places;

/// <summary>The objects that a call named, from the project down.</summary>
/// <param name="Project">The project.</param>
/// <param name="Subject">The subject.</param>
/// <param name="Experiment">The experiment.</param>
/// <param name="Scan">The scan.</param>
internal sealed record Place(ProjectData? Project, SubjectData? Subject, ExperimentData? Experiment, ImageScanData? Scan)
{
    /// <summary>The lowest of them; <see langword="null"/> for the whole site.</summary>
    public XnatObject? Object => (XnatObject?)Scan ?? (XnatObject?)Experiment ?? (XnatObject?)Subject ?? Project;

    /// <summary>The files that belong to the lowest of them.</summary>
    /// <exception cref="MisuseException">Nothing was named.</exception>
    public XnatListing<AbstractResource> Resources => Object switch
    {
        ImageScanData scan => scan.Resources,
        ExperimentData experiment => experiment.Resources,
        SubjectData subject => subject.Resources,
        ProjectData project => project.Resources,
        _ => throw new MisuseException("Say whose: add --project, --subject, --experiment or --scan."),
    };

    /// <summary>Looks the objects up, each below the one above it.</summary>
    /// <exception cref="XnatNotFoundException">One is not there.</exception>
    /// <exception cref="MisuseException">The experiment has no scans.</exception>
    public static async Task<Place> FindAsync(XnatClient xnat, PlaceNames names, CancellationToken cancellationToken)
    {
        var project = names.Project is { } id ? await xnat.Projects.GetAsync(id, cancellationToken).ConfigureAwait(false) : null;
        var subject = names.Subject is { } label
            ? await (project?.Subjects ?? xnat.Subjects).GetAsync(label, cancellationToken).ConfigureAwait(false)
            : null;
        var experiments = subject?.Experiments ?? project?.Experiments ?? xnat.Experiments;
        var experiment = names.Experiment is { } name
            ? await experiments.GetAsync(name, cancellationToken).ConfigureAwait(false)
            : null;
        if (names.Scan is not { } key) return new(project, subject, experiment, null);
        return experiment is ImageSessionData session
            ? new(project, subject, session, await session.Scans.GetAsync(key, cancellationToken).ConfigureAwait(false))
            : throw new MisuseException($"A {experiment?.XsiType} has no scans; name an imaging session.");
    }
}
