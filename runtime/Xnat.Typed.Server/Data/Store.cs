using System.Globalization;
using System.Text.Json.Serialization.Metadata;
using Xnat.Typed.Server.Types;

namespace Xnat.Typed.Server.Data;

/// <summary>Everything that one server holds. Readers work side by side, writers alone; no lock is held while bytes travel.</summary>
internal sealed class Store(TypeCatalog types, TimeProvider clock, string siteId) : IDisposable
{
    private readonly ReaderWriterLockSlim gate = new();
    private readonly OrderedDictionary<string, Row> projects = new(StringComparer.OrdinalIgnoreCase);
    private readonly OrderedDictionary<string, Row> subjects = new(StringComparer.Ordinal);
    private readonly OrderedDictionary<string, Row> experiments = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ProjectContents> contents = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, List<Row>> bySubject = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<Row>> bySession = new(StringComparer.Ordinal);
    private readonly HashSet<string> deletedProjects = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<IRegister> registers = [];
    private long numbers;
    private long events;
    private int subjectNumber;
    private int experimentNumber;

    public TypeCatalog Types { get; } = types;

    public TimeProvider Clock { get; } = clock;

    public IEnumerable<Row> Projects => projects.Values;

    public IEnumerable<Row> Subjects => subjects.Values;

    /// <summary>Sessions, subject assessors and image assessors: to XNAT all are experiments.</summary>
    public IEnumerable<Row> Experiments => experiments.Values;

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

    public T Write<T>(Func<T> work)
    {
        gate.EnterWriteLock();
        try
        {
            return work();
        }
        finally
        {
            gate.ExitWriteLock();
        }
    }

    /// <summary>A place for small records of one kind, which are kept wherever the rows are kept.</summary>
    /// <param name="kind">A word of its own for the kind: <c>token</c>.</param>
    /// <param name="form">How a record is written.</param>
    public Register<T> Register<T>(string kind, JsonTypeInfo<T> form)
        where T : class
    {
        if (registers.Exists(register => register.Kind == kind)) throw new InvalidOperationException($"There is a register of '{kind}' already.");
        var register = new Register<T>(kind, form);
        registers.Add(register);
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

    public Row? Subject(string id) => subjects.GetValueOrDefault(id);

    public Row? Experiment(string id) => experiments.GetValueOrDefault(id);

    public IReadOnlyList<Row> ExperimentsOf(string subjectId) => bySubject.GetValueOrDefault(subjectId) ?? (IReadOnlyList<Row>)[];

    public IReadOnlyList<Row> AssessorsOf(string sessionId) => bySession.GetValueOrDefault(sessionId) ?? (IReadOnlyList<Row>)[];

    public void AddProject(Row row, string owner)
    {
        projects[row.Id] = row;
        contents[row.Id] = new ProjectContents { Roles = { [owner] = "owner" } };
    }

    public void AddSubject(Row row)
    {
        if (row.Id.Length == 0) row.Put("ID", Accession("S", ref subjectNumber, subjects));
        subjects[row.Id] = row;
        contents[row.Project].Subjects.Add(row, row.Label);
    }

    public void AddExperiment(Row row)
    {
        if (row.Id.Length == 0) row.Put("ID", Accession("E", ref experimentNumber, experiments));
        experiments[row.Id] = row;
        contents[row.Project].Experiments.Add(row, row.Label);
        Link(bySubject, row["subject_ID"], row);
        Link(bySession, row["imageSession_ID"], row);
    }

    public void Rename(Row row, string label)
    {
        row.Put("label", label);
        LabelsOf(row, row.Project).Relabel(row, label);
    }

    /// <summary>Gives a session to another subject.</summary>
    public void MoveToSubject(Row experiment, string subjectId)
    {
        Unlink(bySubject, experiment["subject_ID"], experiment);
        experiment.Put("subject_ID", subjectId);
        Link(bySubject, subjectId, experiment);
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
        string.Equals(row.Project, project, StringComparison.OrdinalIgnoreCase) ? row.Label : LabelsOf(row, project).LabelOf(row.Id) ?? row.Label;

    public void Share(Row row, string project, string? label) => LabelsOf(row, project).Add(row, label ?? row.Label);

    public void Unshare(Row row, string project)
    {
        foreach (var share in row.Rows("sharing/share").Where(share => string.Equals(share["project"], project, StringComparison.OrdinalIgnoreCase)).ToList())
            row.Detach(share);
        LabelsOf(row, project).Remove(row);
    }

    public void Remove(Row row)
    {
        foreach (var project in row.Rows("sharing/share").Select(share => share["project"]).OfType<string>().Append(row.Project).Where(contents.ContainsKey).ToList())
            LabelsOf(row, project).Remove(row);
        if (row.Type.Is("xnat:subjectData"))
        {
            foreach (var experiment in ExperimentsOf(row.Id).ToList()) Remove(experiment);
            subjects.Remove(row.Id);
            return;
        }

        foreach (var assessor in AssessorsOf(row.Id).ToList()) Remove(assessor);
        Unlink(bySubject, row["subject_ID"], row);
        Unlink(bySession, row["imageSession_ID"], row);
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
    }

    public void Dispose() => gate.Dispose();

    private string Accession(string kind, ref int last, OrderedDictionary<string, Row> taken)
    {
        string id;
        do id = string.Create(CultureInfo.InvariantCulture, $"{siteId}_{kind}{++last:D5}");
        while (taken.ContainsKey(id));
        return id;
    }

    private static void Link(Dictionary<string, List<Row>> index, string? key, Row row)
    {
        if (key is null) return;
        if (!index.TryGetValue(key, out var rows)) index[key] = rows = [];
        rows.Add(row);
    }

    private static void Unlink(Dictionary<string, List<Row>> index, string? key, Row row)
    {
        if (key is not null && index.TryGetValue(key, out var rows) && rows.Remove(row) && rows.Count == 0) index.Remove(key);
    }
}
