using System.Globalization;
using System.Text;
using Xnat.Typed.Server.Errors;

namespace Xnat.Typed.Server.Http;

/// <summary>Bodies of text that are kept in memory, and so have a largest size.</summary>
internal static class LimitedBody
{
    /// <summary>Longest text that is kept, in bytes.</summary>
    public const int MaxBytes = 1024 * 1024;

    /// <summary>The text of a body; no more of it is read than is allowed.</summary>
    /// <exception cref="RestException">400: it is longer than <see cref="MaxBytes"/>.</exception>
    public static async Task<string> ReadTextAsync(XnatRequest request, CancellationToken cancellationToken)
    {
        using var read = new MemoryStream();
        var buffer = new byte[16 * 1024];
        while (true)
        {
            var count = await request.Context.Request.Body.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
            if (count == 0) return Encoding.UTF8.GetString(read.GetBuffer(), 0, (int)read.Length);
            read.Write(buffer, 0, count);
            if (read.Length > MaxBytes)
                throw RestException.BadRequest(
                    $"The text is longer than {MaxBytes.ToString(CultureInfo.InvariantCulture)} bytes. Nothing was kept; "
                    + "send a shorter one.");
        }
    }
}
