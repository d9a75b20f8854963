using System.Globalization;
using Xnat.Typed.Server.Data;
using Xnat.Typed.Server.Errors;
using Xnat.Typed.Server.Http;
using Xnat.Typed.Server.Paths;
using Xnat.Typed.Server.Types;

namespace Xnat.Typed.Server.Editing;

/// <summary>Creates and changes scans.</summary>
internal sealed class ScanEditor(EditContext context)
{
    private const string Member = "scans/scan";

    /// <summary>From here on a change takes the type from the scan that is there; before it had to say it.</summary>
    private static readonly Version TypeIsKnown = new(1, 8, 6);

    public Answer Put()
    {
        var session = Session();
        var id = context.Submission.Field("ID") ?? context.Path.Scan!;
        if (ArchiveResolver.FindScan(session, id) is { } stored)
        {
            if (IsBeforeKnownTypes && SentType() is null) throw new RestException(417, "Need PUT Contents");
            // A scan document may carry the type; the parameter must agree with what is stored. A value's path that begins with
            // another type is no such word, and passed over, since the type is known.
            var asked = IsBeforeKnownTypes ? context.Submission.XsiType : context.Submission.NamedType;
            if (asked is not null && context.Store.Types.Find(asked) is { } type && !stored.Type.Is(type.XsiType))
                throw new RestException(409, "Specified xsiType differs from existing xsiType");
            context.Builder.Update(stored, context.Submission, Shortcuts.Scan);
            Remember(stored, session);
            return Answer.Empty();
        }

        Create(session, id, TypeOfNew(null));
        return Answer.Empty();
    }

    public Answer Post()
    {
        var session = Session();
        var id = context.Submission.Field("ID") ?? NextNumber(session);
        if (ArchiveResolver.FindScan(session, id) is not null) throw new RestException(409, "Specified scan already exists.");
        Create(session, id, TypeOfNew(session));
        return context.Posted($"/data/experiments/{session.Id}/scans/{id}");
    }

    /// <summary>What a scan repeats from its session.</summary>
    public static void Complete(Row scan, Row session)
    {
        scan.Put("image_session_ID", session.Id);
        scan.Put("project", session.Project);
    }

    private Row Session()
    {
        if (context.Path.Project is not null) context.Resolver.ParentProject(context.Path.Project);
        var session = context.Resolver.FindExperiment(context.Path.Project, context.Path.Experiment!);
        if (session is null || !session.Type.Is("xnat:imageSessionData"))
            throw new RestException(417, "Specified scan must reference a valid image session.");
        if (!context.Access.CanEditObject(session))
            throw RestException.Forbidden("Specified user account has insufficient edit privileges for sessions in this project.");
        return session;
    }

    private void Create(Row session, string id, TypeEntry type)
    {
        var scan = context.Builder.Create(type, context.Submission, Shortcuts.Scan);
        scan.Put("ID", id);
        Complete(scan, session);
        session.Attach(Member, scan);
        Remember(scan, session);
    }

    /// <summary>A later upload with that description gets the same type.</summary>
    private void Remember(Row scan, Row session)
    {
        if (scan["series_description"] is { Length: > 0 } description && scan["type"] is { Length: > 0 } type)
            context.Store.Contents(session.Project).SetScanType(description, type);
    }

    /// <summary>A POST may leave the type to the session: an MR session has MR scans.</summary>
    private TypeEntry TypeOfNew(Row? session)
    {
        var name = SentType();
        if (name is null
            && session is not null
            && session.Type.XsiType is "xnat:mrSessionData" or "xnat:petSessionData" or "xnat:ctSessionData")
            name = session!.Type.XsiType.Replace("SessionData", "ScanData", StringComparison.Ordinal);
        if (name is null) throw new RestException(417, "Need PUT Contents");
        var type = context.Store.Types.Find(name);
        // XNAT wants a concrete modality, although the type of all scans is not abstract in the schema.
        if (type is null || !type.Is("xnat:imageScanData") || type.XsiType == "xnat:imageScanData")
            throw RestException.BadRequest($"{name} is not the type of a scan.");
        return type;
    }

    private bool IsBeforeKnownTypes => context.Store.Version < TypeIsKnown;

    private string? SentType() => context.Submission.DocumentType(context.Store.Types)?.XsiType ?? context.Submission.XsiType;

    private static string NextNumber(Row session)
    {
        var next = 1;
        while (ArchiveResolver.FindScan(session, next.ToString(CultureInfo.InvariantCulture)) is not null) next++;
        return next.ToString(CultureInfo.InvariantCulture);
    }
}
