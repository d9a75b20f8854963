using Xnat.Typed.Server.Errors;
using Xnat.Typed.Server.Http;
using Xnat.Typed.Server.Routing;

namespace Xnat.Typed.Server;

/// <summary><c>/xnat-typed/state</c>: everything that the server holds, as one file.</summary>
internal sealed class StateControl(ServedStates states) : IStateRoutes
{
    public async Task<Answer> ExportAsync(XnatRequest request, CancellationToken cancellationToken)
    {
        var file = new FileStream(
            Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 81920,
            FileOptions.Asynchronous | FileOptions.DeleteOnClose);
        request.Context.Response.RegisterForDisposeAsync(file);
        await states.ExportAsync(file, cancellationToken).ConfigureAwait(false);
        file.Position = 0;
        return Answer.Sized("application/zip", file.Length, file.CopyToAsync);
    }

    public async Task<Answer> ImportAsync(XnatRequest request, CancellationToken cancellationToken)
    {
        var path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        try
        {
            var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, 81920, FileOptions.Asynchronous);
            await using (file.ConfigureAwait(false))
                await request.Context.Request.Body.CopyToAsync(file, cancellationToken).ConfigureAwait(false);
            await states.ImportAsync(path, cancellationToken).ConfigureAwait(false);
            return Answer.Empty();
        }
        catch (InvalidDataException exception)
        {
            throw new RestException(422, exception.Message);
        }
        finally
        {
            File.Delete(path);
        }
    }

    public async Task<Answer> ResetAsync(XnatRequest request, CancellationToken cancellationToken)
    {
        try
        {
            await states.ResetAsync(cancellationToken).ConfigureAwait(false);
            return Answer.Empty();
        }
        catch (InvalidOperationException exception)
        {
            throw new RestException(409, exception.Message);
        }
    }
}
