using Xnat.Typed.Server.Errors;
using Xnat.Typed.Server.Http;
using Xnat.Typed.Server.Paths;

namespace Xnat.Typed.Server.Editing;

/// <summary>Creates and changes reconstructed images.</summary>
internal sealed class ReconstructionEditor(EditContext context)
{
    private const string Member = "reconstructions/reconstructedImage";

    public Answer Put()
    {
        var session = context.Resolver.Experiment(context.Path);
        if (!context.Access.CanEditObject(session))
            throw RestException.Forbidden("Specified user account has insufficient edit privileges for sessions in this project.");
        var stored = session.Rows(Member).FirstOrDefault(row => row.Id == context.Path.Reconstruction);
        if (stored is not null)
        {
            context.Builder.Update(stored, context.Submission, Shortcuts.Reconstruction);
            return Answer.Empty();
        }

        var row = context.Builder.Create(
            context.Store.Types.Get("xnat:reconstructedImageData"), context.Submission, Shortcuts.Reconstruction);
        row.Put("ID", context.Path.Reconstruction);
        row.Put("image_session_ID", session.Id);
        session.Attach(Member, row);
        return Answer.Empty();
    }
}
