using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;

/// <summary>
/// Fills the manifest and zips it with the icons and the translations. The same inputs give the same bytes: fixed order, fixed times.
/// AppPackage.targets compiles this file while it builds the package; it is no part of the bot.
/// </summary>
public class WriteAppPackage : Task
{
    private static readonly DateTimeOffset Written = new DateTimeOffset(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Required]
    public string Manifest { get; set; }

    /// <summary>Files that go in as they are.</summary>
    [Required]
    public string[] Others { get; set; }

    [Required]
    public string Package { get; set; }

    [Required]
    public string Version { get; set; }

    public string BotId { get; set; }

    public string TeamsAppId { get; set; }

    public string BotDomain { get; set; }

    public string DeveloperName { get; set; }

    public override bool Execute()
    {
        Check("BotId", IsId(BotId), "the bot's application id, a GUID: output botId of the deployment");
        Check("TeamsAppId", IsId(TeamsAppId), "a GUID of your own for the Teams app; keep it for all later versions");
        Check("BotDomain", IsHost(BotDomain), "the bot's host name alone, such as bot.example.com: output botDomain of the deployment");
        Check("DeveloperName", IsName(DeveloperName), "at most 32 letters, digits, spaces and . , & ' -");
        Check("Version", Regex.IsMatch(Version, @"^(0|[1-9]\d*)(\.(0|[1-9]\d*)){2}$"), "three numbers, such as 1.2.3");
        if (!Log.HasLoggedErrors)
            Write();

        return !Log.HasLoggedErrors;
    }

    private void Check(string property, bool good, string meaning)
    {
        if (!good)
            Log.LogError("The app package needs -p:{0}=...: {1}.", property, meaning);
    }

    private static bool IsId(string value)
    {
        Guid id;
        return Guid.TryParseExact(value, "D", out id) && id != Guid.Empty;
    }

    private static bool IsName(string value)
    {
        return value != null && Regex.IsMatch(value, @"^[\w .,&'-]{1,32}$");
    }

    private static bool IsHost(string value)
    {
        return value != null && value.Contains(".") && Uri.CheckHostName(value) == UriHostNameType.Dns;
    }

    private void Write()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(Package)));
        using (var zip = new ZipArchive(File.Create(Package), ZipArchiveMode.Create))
        {
            Add(zip, "manifest.json", Encoding.UTF8.GetBytes(Filled(File.ReadAllText(Manifest))));
            foreach (var other in Others.OrderBy(Path.GetFileName, StringComparer.Ordinal))
                Add(zip, Path.GetFileName(other), File.ReadAllBytes(other));
        }
    }

    private string Filled(string manifest)
    {
        var values = new Dictionary<string, string>
        {
            ["BotId"] = BotId.ToLowerInvariant(),
            ["TeamsAppId"] = TeamsAppId.ToLowerInvariant(),
            ["BotDomain"] = BotDomain.ToLowerInvariant(),
            ["DeveloperName"] = DeveloperName,
            ["Version"] = Version,
        };
        // A placeholder without a value throws here, which fails the build.
        return Regex.Replace(manifest, @"\{\{(\w+)\}\}", match => values[match.Groups[1].Value]);
    }

    private static void Add(ZipArchive zip, string name, byte[] content)
    {
        var entry = zip.CreateEntry(name, CompressionLevel.Optimal);
        entry.LastWriteTime = Written;
        using (var stream = entry.Open())
            stream.Write(content, 0, content.Length);
    }
}
