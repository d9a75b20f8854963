using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Xnat.Typed.Runtime.Tests.Support;

/// <summary>
/// A server on a loopback port of its own that answers by the request's line, in bytes, and remembers all that it was sent.
/// </summary>
internal sealed class RawServer : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stop = new();
    private readonly Func<string, string> answer;
    private readonly Task running;
    private readonly StringBuilder heard = new();

    public RawServer(Func<string, string> answer)
    {
        this.answer = answer;
        listener.Start();
        running = RunAsync();
    }

    public Uri Address => new($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/");

    public string Heard
    {
        get
        {
            lock (heard) return heard.ToString();
        }
    }

    public static string Answer(string status, string body, params string[] headers) =>
        $"HTTP/1.1 {status}\r\nConnection: close\r\nContent-Type: text/plain\r\nContent-Length: {body.Length}\r\n" +
        $"{string.Concat(headers.Select(static header => header + "\r\n"))}\r\n{body}";

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        listener.Stop();
        await ((Task)running).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        listener.Dispose();
        stop.Dispose();
    }

    private async Task RunAsync()
    {
        while (true) _ = ServeAsync(await listener.AcceptTcpClientAsync(stop.Token));
    }

    private async Task ServeAsync(TcpClient client)
    {
        using (client)
        {
            var stream = client.GetStream();
            using var reader = new StreamReader(stream, Encoding.Latin1, leaveOpen: true);
            var head = new StringBuilder();
            var length = 0;
            while (await reader.ReadLineAsync(stop.Token) is { Length: > 0 } line)
            {
                head.AppendLine(line);
                if (line.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase))
                    length = int.Parse(line[15..], System.Globalization.CultureInfo.InvariantCulture);
            }

            var body = new char[length];
            if (length > 0) await reader.ReadBlockAsync(body, stop.Token);
            lock (heard) heard.Append(head).Append(body).AppendLine();
            await stream.WriteAsync(Encoding.Latin1.GetBytes(answer(head.ToString().Split('\r', '\n')[0])), stop.Token);
        }
    }
}
