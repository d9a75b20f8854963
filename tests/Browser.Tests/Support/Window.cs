using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace Xnat.Typed.Browser.Tests.Support;

/// <summary>A window, and what it asked for.</summary>
public sealed class Window : IAsyncDisposable
{
    private readonly IBrowserContext context;

    public Window(IBrowserContext context, IPage page)
    {
        (this.context, Page) = (context, page);
        page.Request += (_, request) => Requests.Enqueue(request.Url);
        page.Console += (_, message) =>
        {
            if (message.Type == "error") Errors.Enqueue(message.Text);
        };
        page.PageError += (_, error) => Errors.Enqueue(error);
    }

    public IPage Page { get; }

    public ConcurrentQueue<string> Requests { get; } = [];

    /// <summary>What the console complained of.</summary>
    public ConcurrentQueue<string> Errors { get; } = [];

    public ValueTask DisposeAsync() => context.DisposeAsync();
}
