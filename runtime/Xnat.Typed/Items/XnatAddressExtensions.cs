using Xnat.Typed.Model;

namespace Xnat.Typed;

/// <summary>Where an object is, for people.</summary>
public static class XnatAddressExtensions
{
    extension(XnatObject item)
    {
        /// <summary>
        /// The address of the object's page in a browser: on XNAT each object but a resource has one, a resource stands on that of what it
        /// belongs to. Whoever follows it signs in there.
        /// </summary>
        /// <remarks>It holds IDs, and labels where the object was reached by them. No request is made.</remarks>
        /// <exception cref="InvalidOperationException">The object was made here and not created on a server.</exception>
        public Uri BrowserAddress
        {
            get
            {
                ArgumentNullException.ThrowIfNull(item);
                var location = ItemReading.LocationOf(item);
                var address = item is AbstractResource ? ItemAddress.Above(location.Address, "resources") : location.Address;
                var escaped = string.Join('/', address.Split('/').Select(Uri.EscapeDataString));
                return new Uri(location.Connection.Server, $"data/{escaped}?format=html");
            }
        }
    }
}
