using Xnat.Typed.Model;

namespace Xnat.Typed;

/// <summary>Fields that are sent with an import, for the session that comes of it.</summary>
internal static class ImportValues
{
    /// <summary>The fields as parameters of the request.</summary>
    /// <exception cref="ArgumentException">The schema or XNAT does not take a value, or there are too many.</exception>
    public static Dictionary<string, string?>? ToParameters(ExperimentData? values, XnatClientOptions options)
    {
        if (values is null) return null;
        StorableCheck.Refuse(values);
        RuleCheck.Refuse(values, XnatTypeSet.Of(options), isNew: false);
        var fields = XnatChanges.Collect(values.Raw, values.XsiType);
        // The body is the archive, so there is no form for what an address does not hold.
        if (!ItemWriting.FitsQuery(fields))
            throw new ArgumentException(
                "Values hold more than goes with an import. Save the fields on the session afterwards; nothing was sent.", nameof(values));
        return fields.ToDictionary(static field => field.Key, static field => (string?)field.Value, StringComparer.Ordinal);
    }

    /// <exception cref="XnatContentException">The session does not have them all.</exception>
    public static void RequireKept(ExperimentData? values, ExperimentData session)
    {
        if (values is null) return;
        string[] missing = session.GetType().IsAssignableTo(values.GetType())
            ? [.. SavedCheck.Missing(values.Raw, session.Raw).Select(path => $"{values.XsiType}/{path}")]
            : [.. XnatChanges.Collect(values.Raw, values.XsiType).Select(static field => field.Key)];
        if (missing.Length == 0) return;
        throw new XnatContentException(
            $"The session was archived, as {session.XsiType}, without {string.Join(", ", missing)}: "
            + "XNAT drops what the type of the session does not have. Save the fields on the session; do not import it again.")
        {
            DataType = session.XsiType,
            Field = missing[0],
            Route = ImportRequest.Route,
        };
    }
}
