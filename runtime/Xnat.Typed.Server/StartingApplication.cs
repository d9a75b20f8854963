using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Xnat.Typed.Server;

/// <summary>Takes requests while the server is still being put together; they wait until it is.</summary>
internal sealed class StartingApplication : IHttpApplication<HttpContext>
{
    private readonly TaskCompletionSource<ServedStates> application = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Lets requests in.</summary>
    /// <param name="ready">Answers them.</param>
    public void Open(ServedStates ready) => application.SetResult(ready);

    public HttpContext CreateContext(IFeatureCollection contextFeatures) => new DefaultHttpContext(contextFeatures);

    public void DisposeContext(HttpContext context, Exception? exception)
    {
    }

    public async Task ProcessRequestAsync(HttpContext context)
    {
        var ready = await application.Task.WaitAsync(context.RequestAborted).ConfigureAwait(false);
        await ready.ProcessRequestAsync(context).ConfigureAwait(false);
    }
}
