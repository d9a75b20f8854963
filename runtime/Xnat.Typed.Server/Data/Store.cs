using System.Globalization;
using System.Text.Json.Serialization.Metadata;
using Xnat.Typed.Server.Errors;
using Xnat.Typed.Server.Types;

namespace Xnat.Typed.Server.Data;

/// <summary>Everything that one server holds. Readers work side by side, writers alone; no lock is held while bytes travel.</summary>
/// <param name="types">The data types of the server.</param>
/// <param name="clock">Where the time comes from.</param>
/// <param name="siteId">Start of accession IDs.</param>
/// <param name="identifiers">What is made by chance; <see langword="null"/> for the system's random numbers.</param>
/// <param name="journal">Where everything is kept; <see langword="null"/> if only in memory.</param>
internal sealed class Store(
    TypeCatalog types,
    TimeProvider clock,
    string siteId,
    Identifiers? identifiers = null,
    IJournal? journal = null) : IDisposable
{
    private readonly ReaderWriterLockSlim gate = new();
    private readonly OrderedDictionary<string, Row> projects = new(StringComparer.OrdinalIgnoreCase);
    private readonly OrderedDictionary<string, Row> subjects = new(StringComparer.Ordinal);
    private readonly OrderedDictionary<string, Row> experiments = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ProjectContents> contents = new(StringComparer.OrdinalIgnoreCase);
    private readonly LinkedRows bySubject = new();
    private readonly LinkedRows bySession = new();
    private readonly HashSet<string> deletedProjects = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<IRegister> registers = [];
    private string? retired;
    private long numbers;
    private long events;
    private int subjectNumber;
    private int experimentNumber;
    private long positions;

    public TypeCatalog Types { get; } = types;

    public TimeProvider Clock { get; } = clock;

    /// <summary>The version of XNAT by whose rules the data is taken and shown.</summary>
    public required Version Version { get; init; }

    public Identifiers Identifiers { get; } = identifiers ?? new();

    public IEnumerable<Row> Projects => projects.Values;

    public IEnumerable<Row> Subjects => subjects.Values;

    /// <summary>Sessions, subject assessors and image assessors: to XNAT all are experiments.</summary>
    public IEnumerable<Row> Experiments => experiments.Values;

    /// <summary>Numbers given out so far.</summary>
    public Counters Counters => new(numbers, events, subjectNumber, experimentNumber, positions);

    /// <summary>Everything that keeps records.</summary>
    public IReadOnlyList<IRegister> Registers => registers;

    public IReadOnlyCollection<string> DeletedProjects => deletedProjects;

    /// <summary>Where records were kept earlier; <see langword="null"/> if the journal has them, or nothing was kept.</summary>
    public IRecordSource? Records { get; init; }

    /// <summary>Why the server can go on no longer, or <see langword="null"/>.</summary>
    public string? Failure => journal?.Failure;

    private Changes? Changes => journal?.Changes;

    public T Read<T>(Func<T> work)
    {
        gate.EnterReadLock();
        try
        {
            return work();
        }
        finally
        {
            gate.ExitReadLock();
        }
    }

    /// <summary>Changes data; when this returns, the changes are kept where the server keeps them.</summary>
    public T Write<T>(Func<T> work)
    {
        gate.EnterWriteLock();
        try
        {
            if (retired is not null) throw new RestException(503, retired);
            if (journal is null) return work();
            if (journal.Failure is { } failure) throw new RestException(503, failure);
            try
            {
                return work();
            }
            finally
            {
                // Also after a refusal: what was changed before it is in memory, so it must be kept.
                journal.Commit(Counters, registers);
            }
        }
        finally
        {
            gate.ExitWriteLock();
        }
    }

    /// <summary>Ends all changes, and puts something else in the place of what is here while nobody changes or reads it.</summary>
    /// <param name="reason">What later changes are told.</param>
    /// <param name="keep">Keeps the other thing; where it fails, this goes on.</param>
    /// <param name="publish">Shows it.</param>
    /// <exception cref="RestException">503: this has been replaced before, or can no longer be kept.</exception>
    public void Retire(string reason, Action keep, Action publish)
    {
        gate.EnterWriteLock();
        try
        {
            if ((retired ?? Failure) is { } ended) throw new RestException(503, ended);
            keep();
            retired = reason;
            publish();
        }
        finally
        {
            gate.ExitWriteLock();
        }
    }

    /// <summary>A place for small records of one kind, which are kept wherever the rows are kept.</summary>
    /// <param name="kind">A word of its own for the kind: <c>token</c>.</param>
    /// <param name="form">
    /// How a record is written; asked for once there is something to read or write, since that is a good part of a start.
    /// </param>
    public Register<T> Register<T>(string kind, Func<JsonTypeInfo<T>> form)
        where T : class
    {
        if (registers.Exists(register => register.Kind == kind))
            throw new InvalidOperationException($"There is a register of '{kind}' already.");
        var register = new Register<T>(kind, form, journal is not null);
        registers.Add(register);
        (journal ?? Records)?.Load(register);
        return register;
    }

    public Row NewRow(TypeEntry type, string user)
    {
        var row = new Row(type, Interlocked.Increment(ref numbers), NextStamp(user));
        return row;
    }

    public Stamp NextStamp(string user) => new(Clock.GetUtcNow(), user, Interlocked.Increment(ref events));

    /// <summary>A project by its ID or one of its aliases.</summary>
    public Row? Project(string idOrAlias) =>
        projects.TryGetValue(idOrAlias, out var project)
            ? project
            : projects.Values.FirstOrDefault(row => row.Rows("aliases/alias").Any(alias => alias["alias"] == idOrAlias));

    public ProjectContents Contents(string project) => contents[project];

    public bool WasDeleted(string project) => deletedProjects.Contains(project);

    public Row? Subject(string id) => subjects.TryGetValue(id, out var row) ? row : null;

    public Row? Experiment(string id) => experiments.TryGetValue(id, out var row) ? row : null;

    public IReadOnlyList<Row> ExperimentsOf(string subjectId) => bySubject.Of(subjectId);

    public IReadOnlyList<Row> AssessorsOf(string sessionId) => bySession.Of(sessionId);

    public void AddProject(Row row, string owner)
    {
        Place(row);
        Enlist(row, new()).SetRole(owner, "owner");
    }

    /// <summary>Takes a new subject in; without an ID it gets one, and without a label the ID is the label.</summary>
    public void AddSubject(Row row)
    {
        if (row.Id.Length == 0) row.Put("ID", Accession("S", ref subjectNumber, subjects));
        if (row["label"] is null) row.Put("label", row.Id);
        Place(row);
        EnlistSubject(row);
    }

    /// <summary>A new subject of a project.</summary>
    public Row AddSubject(string project, string label, string user)
    {
        var subject = NewRow(Types.Get("xnat:subjectData"), user);
        subject.Put("project", project);
        subject.Put("label", label);
        AddSubject(subject);
        return subject;
    }

    /// <summary>Takes a new experiment in, in the same way.</summary>
    public void AddExperiment(Row row)
    {
        if (row.Id.Length == 0) row.Put("ID", Accession("E", ref experimentNumber, experiments));
        if (row["label"] is null) row.Put("label", row.Id);
        Place(row);
        EnlistExperiment(row);
    }

    /// <summary>Takes back what was kept: projects, then subjects, then experiments, each in the order of their positions.</summary>
    public ProjectContents Enlist(Row project, ProjectContents inside)
    {
        projects[project.Id] = project;
        inside.Project = project;
        return contents[project.Id] = inside;
    }

    public void EnlistSubject(Row row)
    {
        subjects[row.Id] = row;
        contents[row.Project].Subjects.Add(row, row.Label);
    }

    public void EnlistExperiment(Row row)
    {
        experiments[row.Id] = row;
        contents[row.Project].Experiments.Add(row, row.Label);
        bySubject.Add(row["subject_ID"], row);
        bySession.Add(row["imageSession_ID"], row);
    }

    /// <summary>Goes on counting where the last process stopped.</summary>
    public void Resume(Counters counters, IEnumerable<string> deleted)
    {
        (numbers, events, subjectNumber, experimentNumber, positions) = (
            counters.Row, counters.Event, counters.Subject, counters.Experiment, counters.Position);
        deletedProjects.UnionWith(deleted);
    }

    public void Rename(Row row, string label)
    {
        row.Put("label", label);
        LabelsOf(row, row.Project).Relabel(row, label);
    }

    /// <summary>Gives a session to another subject.</summary>
    public void MoveToSubject(Row experiment, string subjectId)
    {
        bySubject.Remove(experiment["subject_ID"], experiment);
        experiment.Put("subject_ID", subjectId);
        bySubject.Add(subjectId, experiment);
    }

    /// <summary>Makes another project the owner.</summary>
    public void MoveToProject(Row row, string project, string label)
    {
        LabelsOf(row, row.Project).Remove(row);
        Unshare(row, project);
        row.Put("project", project);
        row.Put("label", label);
        LabelsOf(row, project).Add(row, label);
    }

    public LabelledRows LabelsOf(Row row, string project) =>
        row.Type.Is("xnat:subjectData") ? contents[project].Subjects : contents[project].Experiments;

    /// <summary>The label by which a project knows a row; its own label where a share has none.</summary>
    public string LabelIn(Row row, string project) =>
        string.Equals(row.Project, project, StringComparison.OrdinalIgnoreCase)
            ? row.Label
            : LabelsOf(row, project).LabelOf(row.Id) ?? row.Label;

    public void Share(Row row, string project, string? label) => LabelsOf(row, project).Add(row, label ?? row.Label);

    public void Unshare(Row row, string project)
    {
        foreach (var share in row
            .Rows("sharing/share")
            .Where(share => string.Equals(share["project"], project, StringComparison.OrdinalIgnoreCase))
            .ToList())
            row.Detach(share);
        LabelsOf(row, project).Remove(row);
    }

    public void Remove(Row row)
    {
        row.Touch();
        foreach (var project in row
            .Rows("sharing/share")
            .Select(share => share["project"])
            .OfType<string>()
            .Append(row.Project)
            .Where(contents.ContainsKey)
            .ToList())
            LabelsOf(row, project).Remove(row);
        if (row.Type.Is("xnat:subjectData"))
        {
            foreach (var experiment in ExperimentsOf(row.Id).ToList()) Remove(experiment);
            subjects.Remove(row.Id);
            return;
        }

        foreach (var assessor in AssessorsOf(row.Id).ToList()) Remove(assessor);
        bySubject.Remove(row["subject_ID"], row);
        bySession.Remove(row["imageSession_ID"], row);
        experiments.Remove(row.Id);
    }

    public void RemoveProject(Row project)
    {
        var inside = contents[project.Id];
        foreach (var row in inside.Experiments.All.Concat(inside.Subjects.All).ToList())
        {
            if (string.Equals(row.Project, project.Id, StringComparison.OrdinalIgnoreCase)) Remove(row);
            else Unshare(row, project.Id);
        }

        projects.Remove(project.Id);
        contents.Remove(project.Id);
        deletedProjects.Add(project.Id);
        project.Touch();
        Changes?.DeleteProject(project.Id);
    }

    public void Dispose() => gate.Dispose();

    /// <summary>From here on the object has its place, and its changes are kept.</summary>
    private void Place(Row row)
    {
        row.Position = ++positions;
        row.Track(Changes);
        row.Touch();
    }

    private string Accession(string kind, ref int last, OrderedDictionary<string, Row> taken)
    {
        string id;
        do id = string.Create(CultureInfo.InvariantCulture, $"{siteId}_{kind}{++last:D5}");
        while (taken.ContainsKey(id));
        return id;
    }
}
