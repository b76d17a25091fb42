import { describe, expect, it } from "vitest";
import { decodedAddress, encodedAddress } from "./link-address";

describe("the address of a link", () => {
	it.each(["People/Ana Diaz.md", "100 % (draft).md", "Ελένη <3.md", "back\\slash.md"])("leads back to %s", (path) => {
		expect(encodedAddress(path)).not.toMatch(/[\s()<>]/);
		expect(decodedAddress(encodedAddress(path))).toBe(path);
	});

	it("stays as it is where a percent sign encodes nothing", () => {
		expect(decodedAddress("100% Ana.md")).toBe("100% Ana.md");
	});
});
