using System.Globalization;
using Xnat.Typed.Model;

namespace Xnat.Typed;

/// <summary>One run of a pipeline, a container or a change that XNAT logs, as it was when it was asked for.</summary>
/// <param name="Id">XNAT's number for it.</param>
/// <param name="Pipeline">What runs.</param>
/// <param name="Status">XNAT's word: <c>Queued</c>, <c>Running</c>, <c>Complete</c>, <c>Failed</c>; free text.</param>
/// <param name="DataType">Data type of the object that it runs on.</param>
/// <param name="ObjectId">ID of that object.</param>
/// <param name="Project">ID of the project.</param>
/// <param name="Launched">When it began, by the clock of the server.</param>
public sealed record XnatWorkflow(
    string Id, string? Pipeline, string Status, string? DataType, string? ObjectId, string? Project, DateTime? Launched)
{
    internal const string Number = "wrk_workflowData_id";

    /// <summary>Whether it has come to an end, good or bad.</summary>
    public bool IsFinished => RunStatus.IsFinished(Status);

    /// <summary>Whether it has come to a good end.</summary>
    public bool HasSucceeded => RunStatus.HasSucceeded(Status);

    /// <summary>Number and status.</summary>
    public override string ToString() => $"XnatWorkflow {Id} {Status}";

    internal static XnatWorkflow Of(TableRow row, string route) => Of(
        RowCheck.Required(row, Number, route),
        RowCheck.Required(row, "status", route),
        column => row[column] is { Length: > 0 } text ? XnatText.Decode(text) : null);

    internal static XnatWorkflow? Of(XnatRecord record) =>
        ItemAddress.Value(record, Number) is { } id && ItemAddress.Value(record, "status") is { } status
            ? Of(id, status, path => ItemAddress.Value(record, path))
            : null;

    private static XnatWorkflow Of(string id, string status, Func<string, string?> text) => new(
        id, text("pipeline_name"), status, text("data_type"), text("ID"), text("ExternalID"),
        XnatValue.TryParse<DateTime>(text("launch_time") ?? ""));

    /// <summary>The number, if the text is one.</summary>
    internal static bool IsNumber(string id) => long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out _);
}
